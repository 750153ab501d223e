/** Why a call past the stand-in fails, and what to do: one line of ASCII, which fits a status line. */
export function refusedConnection(host: string, port: number | string): string {
  return (
    `The rehearsal refuses the connection to ${host}:${port}. An AWS client must take its endpoint from ` +
    `the environment; to allow another host, set the function's NO_PROXY to ${host}.`
  );
}

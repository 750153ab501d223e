/**
 * Whether to write colours. As Node.js does it, `FORCE_COLOR` wins over `NO_COLOR`, and both win over what
 * the terminal is. An empty value counts as not set, except that an empty `FORCE_COLOR` forces.
 * `isTTY` of a pipe is undefined, although its type says otherwise.
 *
 * @see https://no-color.org
 * @see https://nodejs.org/api/tty.html#writestreamgetcolordepthenv
 */
export function hasColour(
  isTerminal: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused, TERM: terminal } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (refused !== undefined && refused !== '') return false;
  return isTerminal === true && terminal !== 'dumb';
}

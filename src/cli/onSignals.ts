export interface Signals {
  /** Aborted by the first SIGINT or SIGTERM; a second one ends the process as usual. */
  readonly signal: AbortSignal;
  /** The signal that came, if any. */
  received(): NodeJS.Signals | undefined;
  release(): void;
}

export function onSignals(): Signals {
  const abort = new AbortController();
  let received: NodeJS.Signals | undefined;
  const names = ['SIGINT', 'SIGTERM'] as const;
  const release = (): void => names.forEach((name) => process.off(name, listener));
  const listener = (name: NodeJS.Signals): void => {
    // The listener stays: the live view's own one, which shows the cursor again, ends the process if it is alone.
    if (received === undefined) {
      received = name;
      abort.abort();
      return;
    }
    release();
    process.kill(process.pid, name);
  };
  names.forEach((name) => process.on(name, listener));
  return { signal: abort.signal, received: () => received, release };
}

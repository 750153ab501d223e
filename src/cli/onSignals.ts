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
    received = name;
    release();
    abort.abort();
  };
  names.forEach((name) => process.on(name, listener));
  return { signal: abort.signal, received: () => received, release };
}

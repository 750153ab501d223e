import type { LambdaHost } from '../lambdaHost.ts';

/** Has closing wait for work that nobody else waits for. */
export function inBackground(host: LambdaHost, work: Promise<unknown>): void {
  const settled = work.then(
    () => undefined,
    () => undefined,
  );
  host.background.add(settled);
  void settled.then(() => host.background.delete(settled));
}

import type { LambdaContext } from '../lambdaContext.ts';

/** Has closing wait for work that nobody else waits for. */
export function trackBackground(host: LambdaContext, work: Promise<unknown>): void {
  const settled = work.then(
    () => undefined,
    () => undefined,
  );
  host.background.add(settled);
  void settled.then(() => host.background.delete(settled));
}

import type { LambdaContext } from '../lambdaContext.ts';

/** Makes `close` wait for work that no caller awaits. */
export function trackBackground({ background }: LambdaContext, work: Promise<unknown>): void {
  const settled = work.then(
    () => undefined,
    () => undefined,
  );
  background.add(settled);
  void settled.then(() => background.delete(settled));
}

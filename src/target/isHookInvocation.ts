/** The part of Lambda's context that marks a smoke call. */
export interface InvocationContext {
  /** What the caller sent as ClientContext, in the shape of the runtime. */
  readonly clientContext?: unknown;
}

/**
 * Tells the function under test whether a call is a smoke call of a CodeDeploy hook rather than real
 * traffic. It reads `user-agent` in the ClientContext, under `custom` or `Custom` because runtimes
 * pass on one or the other. AWS's triggers send no ClientContext: whoever sends one has
 * `lambda:InvokeFunction`.
 *
 * ```ts
 * export const handler = async (event, context) => {
 *   if (isHookInvocation(event, context)) return { statusCode: 200, body: 'ready' };
 * ```
 *
 * @param event - The handler's event. Not used yet.
 */
export function isHookInvocation(
  event: unknown,
  context: InvocationContext | null | undefined,
): boolean {
  const clientContext = context?.clientContext;
  return ['custom', 'Custom'].some((key) => {
    const agent = memberOf(memberOf(clientContext, key), 'user-agent');
    return typeof agent === 'string' && /^aws-codedeploy-hook-[A-Za-z]+\//.test(agent);
  });
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[name];
}

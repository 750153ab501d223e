import type { HandlerSource } from './protocol.ts';

/** The handler that `ALLOW_TRAFFIC_HANDLER` names. Throws an error if it is not set. */
export function userHandler(): HandlerSource {
  const handler = process.env['ALLOW_TRAFFIC_HANDLER'];
  if (handler === undefined || handler === '') {
    throw new Error(
      'ALLOW_TRAFFIC_HANDLER is not set; expected the handler to supervise, for example hooks.before',
    );
  }
  return { handler, taskRoot: process.env['LAMBDA_TASK_ROOT'] ?? process.cwd() };
}

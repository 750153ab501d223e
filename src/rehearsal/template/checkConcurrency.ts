import type { TemplateFunction } from '../../template/template.ts';
import { failAt, noteAt, type PlanContext } from './planContext.ts';

const property = 'ReservedConcurrentExecutions';

/** With a reserved concurrency of 0, Lambda throttles every invocation; here the function runs. */
export function checkConcurrency(
  context: PlanContext,
  { logicalId, at }: TemplateFunction,
  isHook: boolean,
): void {
  const reserved = context.template.resource(logicalId)?.properties[property];
  if (reserved !== 0 && reserved !== '0') return;
  const message = `'${property}' of '${logicalId}' is 0, so Lambda throttles every invocation`;
  if (isHook)
    failAt(context, at, `${message} and the hook never runs; leave it out, or set 1 or more`);
  noteAt(context, at, `${message}; here it runs.`);
}

import { definedMembers } from '../../lib/objects.ts';
import type { PlacedEventInvokeConfig, TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import { account, functionArn, region } from '../arns.ts';
import type { PlannedEventInvokeConfig } from '../file/plan/rehearsalPlan.ts';
import {
  functionNamed,
  known,
  nameOf,
  noteAt,
  whyUnknown,
  type PlanContext,
} from './planContext.ts';

/** A configuration of asynchronous events, and the functions that get its records. */
export interface EventRole {
  config: PlannedEventInvokeConfig;
  destinations: TemplateFunction[];
}

/**
 * What a template says of the asynchronous events of a function. `aliases` are those that exist, as
 * `name:alias`; what the template says of another one has no effect, because CodeDeploy names no alias of a hook.
 */
export function planEventInvokeConfigs(
  context: PlanContext,
  fn: TemplateFunction,
  aliases: ReadonlySet<string>,
): EventRole[] {
  return context.template.eventInvokeConfigs
    .filter(({ functionName }) => functionNamed(context, functionName) === fn)
    .filter(({ qualifier, at }) => {
      const name = known(context, qualifier, `the qualifier of the events of '${fn.logicalId}'`);
      if (name === '$LATEST' || aliases.has(`${nameOf(fn)}:${name}`)) return true;
      const message = `'EventInvokeConfig' of '${fn.logicalId}' is that of its alias '${name}'; a hook is invoked without an alias, so it has no effect.`;
      noteAt(context, at, message);
      return false;
    })
    .map((config) => planConfig(context, fn, config));
}

function planConfig(
  context: PlanContext,
  fn: TemplateFunction,
  {
    at,
    maximumRetryAttempts,
    maximumEventAge,
    onFailure,
    onSuccess,
    ...of
  }: PlacedEventInvokeConfig,
): EventRole {
  const what = `of the asynchronous events of '${fn.logicalId}'`;
  const number = (value: Value<number> | undefined, name: string): number | undefined =>
    value && known(context, value, `the ${name} ${what}`);
  const destinations: TemplateFunction[] = [];
  const destination = (value: Value<string> | undefined): string | undefined => {
    const found = value && functionNamed(context, value);
    if (found === undefined) return value && otherDestination(context, value, what);
    destinations.push(found);
    return functionArn(nameOf(found));
  };
  return {
    config: {
      functionName: nameOf(fn),
      position: at,
      qualifier: known(context, of.qualifier, `the qualifier ${what}`),
      ...definedMembers({
        maximumRetryAttempts: number(maximumRetryAttempts, 'retries'),
        maximumEventAgeInSeconds: number(maximumEventAge, 'age'),
        onFailure: destination(onFailure),
        onSuccess: destination(onSuccess),
      }),
    },
    destinations,
  };
}

/** Services of destinations that are not functions, by the type of the resource. */
const services: Readonly<Record<string, (name: string) => string>> = {
  'AWS::SQS::Queue': (name) => `arn:aws:sqs:${region}:${account}:${name}`,
  'AWS::SNS::Topic': (name) => `arn:aws:sns:${region}:${account}:${name}`,
  'AWS::Events::EventBus': (name) => `arn:aws:events:${region}:${account}:event-bus/${name}`,
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
};

/** A queue, a topic, a bus or a bucket; the user is told if it is not known. */
function otherDestination(
  context: PlanContext,
  value: Value<string>,
  what: string,
): string | undefined {
  const { logicalId = '' } = value.resource ?? {};
  const arn = services[context.template.resource(logicalId)?.type ?? '']?.(logicalId);
  if (arn !== undefined) return arn;
  if (value.known) return value.value;
  noteAt(context, value.at, `a destination ${what} is not set: ${whyUnknown(value)}.`);
  return undefined;
}

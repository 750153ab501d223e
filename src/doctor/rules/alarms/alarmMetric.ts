import { member } from '../../../template/source/node.ts';
import { textValue, type Value } from '../../../template/value.ts';
import { suggest } from '../../../lib/suggest.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import { watchedAlarms, type WatchedAlarm } from '../../model/watchedAlarms.ts';
import { distinct } from '../../permissions/needProblems.ts';
import { listOf } from '../../permissions/rolePermissions.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/**
 * The metrics of functions.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
const metrics = [
  'Invocations',
  'Errors',
  'Duration',
  'Throttles',
  'ConcurrentExecutions',
  'PostRuntimeExtensionsDuration',
  'DeadLetterErrors',
  'DestinationDeliveryFailures',
  'IteratorAge',
  'OffsetLag',
  'OversizedRecordCount',
  'AsyncEventsReceived',
  'AsyncEventAge',
  'AsyncEventsDropped',
  'ProvisionedConcurrencyInvocations',
  'ProvisionedConcurrencySpilloverInvocations',
  'ProvisionedConcurrencyUtilization',
  'ProvisionedConcurrentExecutions',
  'UnreservedConcurrentExecutions',
  'ClaimedAccountConcurrency',
  'RecursiveInvocationsDropped',
  'SignatureValidationErrors',
];

const dimensionNames = ['FunctionName', 'Resource', 'ExecutedVersion', 'EventSourceMappingUUID'];

/** An alarm on a metric that nobody emits never goes off. */
export const alarmMetric: Rule = {
  id: 'alarm-metric',
  severity: 'error',
  title: 'An alarm watches a metric that nobody emits.',
  looksAt:
    "The metric and the dimensions of the alarms of deployments. Lambda's are known, and that they have names, not ARNs. For a namespace of your own, a metric filter of the template emits it; otherwise it cannot tell.",
  whatToDo:
    'Use a metric that Lambda emits, with the dimensions `FunctionName` and `Resource`. Such an alarm stays in INSUFFICIENT_DATA and never stops a deployment.',
  forms: allForms,
  check: (model) => distinct(watchedAlarms(model).flatMap((one) => judge(model, one))),
};

function judge(model: DoctorModel, one: WatchedAlarm): Problem[] {
  const { alarm, namespace, metricName, dimensions } = one;
  if (namespace?.known !== true || metricName?.known !== true) return [];
  if (/\$\{/.test(namespace.value + metricName.value)) return [];
  const what = `the alarm '${alarm.logicalId}' watches`;
  if (namespace.value !== 'AWS/Lambda')
    return ofOthers(model, one, namespace.value, metricName.value);
  if (!metrics.includes(metricName.value)) {
    const message = `${what} '${metricName.value}', which Lambda does not emit${suggest(metricName.value, metrics, "a metric of Lambda, such as 'Errors'")}`;
    return [{ at: metricName.at, message }];
  }
  const [unknown] = [...dimensions.keys()].filter((name) => !dimensionNames.includes(name));
  const lacksName = dimensions.has('Resource') && !dimensions.has('FunctionName');
  const arn = unknown === undefined ? namedByArn(one) : undefined;
  if (arn !== undefined) {
    const [name, value] = arn;
    const message = `${what} ${metricName.value} with an ARN as '${name}'; expected ${expected[name]}`;
    return [{ at: value.at, message }];
  }
  if (unknown === undefined && !lacksName) return [];
  const why =
    unknown === undefined ? "'Resource' without 'FunctionName'" : `the dimension '${unknown}'`;
  const at = dimensions.get(unknown ?? 'Resource')?.at ?? alarm.at;
  return [{ at, message: `${what} ${metricName.value} with ${why}, which Lambda does not emit` }];
}

const expected: Readonly<Record<string, string>> = {
  FunctionName: 'the name',
  Resource: 'NAME:ALIAS',
};

/** A dimension with an ARN: Lambda's have names. */
const namedByArn = ({ dimensions }: WatchedAlarm): [string, Value<string>] | undefined =>
  [...dimensions].find(
    ([name, value]) =>
      expected[name] !== undefined &&
      (value.known ? /^arn:|:function:/.test(value.value) : value.resource?.attribute === 'Arn'),
  );

function ofOthers(
  { resources }: DoctorModel,
  { alarm }: WatchedAlarm,
  namespace: string,
  metricName: string,
): Problem[] {
  if (namespace.startsWith('AWS/')) return [];
  const isEmitted = [...resources.values()].some(
    ({ type, properties }) =>
      type === 'AWS::Logs::MetricFilter' &&
      listOf(member(properties, 'MetricTransformations')).some((one) => {
        const [space, name] = ['MetricNamespace', 'MetricName'].map((key) =>
          textValue(member(one, key)),
        );
        return (
          space?.known === true &&
          space.value === namespace &&
          name?.known === true &&
          name.value === metricName
        );
      }),
  );
  if (isEmitted) return [];
  const why = `nothing in this template emits '${metricName}' in '${namespace}'`;
  return [cannotTell(alarm.at, `whether the alarm '${alarm.logicalId}' ever has data`, why)];
}

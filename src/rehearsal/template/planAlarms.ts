import type { TemplateDeployment } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import type { RehearsalMetricRule } from '../file/rehearsalFile.ts';
import type { PlannedAlarm } from '../file/plan/rehearsalPlan.ts';
import { maxAlarms } from '../codedeploy/requests/readGroupSettings.ts';
import { failAt, noteAt, whyUnknown, type PlanContext } from './planContext.ts';

/** The alarms that a deployment watches. One of the template is evaluated if it watches one metric. */
export function planAlarms(context: PlanContext, { alarms }: TemplateDeployment): PlannedAlarm[] {
  const excess = alarms[maxAlarms];
  if (excess !== undefined) {
    const message = `the deployment has ${alarms.length} alarms; CodeDeploy takes at most ${maxAlarms} for a deployment group`;
    failAt(context, excess.at, message);
  }
  return alarms.flatMap((alarm) => {
    if (!alarm.known) {
      noteAt(context, alarm.at, `an alarm is left out: ${whyUnknown(alarm)}.`);
      return [];
    }
    const metric = metricOf(context, alarm);
    return [{ name: alarm.value, position: alarm.at, ...(metric && { metric }) }];
  });
}

function metricOf(
  { template }: PlanContext,
  { resource }: Value<string>,
): RehearsalMetricRule | undefined {
  const found = resource && template.resource(resource.logicalId);
  if (found?.type !== 'AWS::CloudWatch::Alarm') return undefined;
  const { MetricName, Namespace, Threshold, Dimensions, ...rule } = found.properties;
  const dimensions = readDimensions(Dimensions);
  if (typeof MetricName !== 'string' || dimensions === undefined) return undefined;
  if (Namespace !== 'AWS/Lambda' || !Number.isFinite(Number(Threshold))) return undefined;
  const statistic = rule['Statistic'] ?? rule['ExtendedStatistic'];
  return {
    namespace: Namespace,
    metricName: MetricName,
    threshold: Number(Threshold),
    dimensions,
    ...(typeof statistic === 'string' && { statistic }),
    ...numbers(rule, ['Period', 'EvaluationPeriods', 'DatapointsToAlarm']),
    ...texts(rule, ['ComparisonOperator', 'TreatMissingData']),
  };
}

/** `undefined` if one of them is not known. */
function readDimensions(given: unknown): Record<string, string> | undefined {
  if (given === undefined) return {};
  if (!Array.isArray(given)) return undefined;
  const pairs = given as { Name?: unknown; Value?: unknown }[];
  if (pairs.some(({ Name, Value }) => typeof Name !== 'string' || Value === undefined)) {
    return undefined;
  }
  return Object.fromEntries(pairs.map(({ Name, Value }) => [String(Name), String(Value)]));
}

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const numbers = (rule: Record<string, unknown>, names: string[]): Record<string, number> =>
  Object.fromEntries(
    names
      .filter((name) => rule[name] !== undefined && Number.isFinite(Number(rule[name])))
      .map((name) => [camel(name), Number(rule[name])]),
  );

const texts = (rule: Record<string, unknown>, names: string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = rule[name];
      return typeof value === 'string' ? [[camel(name), value]] : [];
    }),
  );

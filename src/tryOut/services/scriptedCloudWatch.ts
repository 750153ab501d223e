import type { Target } from '../../model/target.ts';
import type { ScriptedCalls } from '../scriptedCalls.ts';
import { LambdaAnswer } from '../lambda.ts';
import { NotScriptedError, stateScript, type Script } from '../script.ts';
import type {
  AlarmMetric,
  MetricsOption,
  MetricValues,
  TriedAlarm,
  TriedAlarms,
  TriedMetric,
} from './serviceOptions.ts';
import type { TryCheckOptions } from '../tryCheckOptions.ts';

/** The members of the inputs that are read here. The client itself is an optional peer. */
interface AlarmsInput {
  readonly AlarmNames: readonly string[];
}
interface DataInput {
  readonly MetricDataQueries: readonly {
    readonly Id: string;
    readonly MetricStat: {
      readonly Metric: {
        readonly Namespace: string;
        readonly MetricName: string;
        readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
      };
      readonly Period: number;
      readonly Stat: string;
    };
  }[];
}

type Query = DataInput['MetricDataQueries'][number];

/** What the client of a run needs to have. */
export interface ScriptedClient {
  readonly send: (command: object, options: { abortSignal: AbortSignal }) => Promise<unknown>;
}

const metricInput = ({ namespace, metricName, dimensions = {} }: AlarmMetric): object => ({
  MetricStat: {
    Metric: {
      Namespace: namespace,
      MetricName: metricName,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
  },
});

function alarmOutput(name: string, alarm: TriedAlarm): object {
  const { state, reason = '', metrics = [] } = typeof alarm === 'string' ? { state: alarm } : alarm;
  return {
    AlarmName: name,
    StateValue: state,
    StateReason: reason,
    Metrics: metrics.map(metricInput),
  };
}

function readMetric({ MetricStat: { Metric, Period, Stat } }: Query): TriedMetric {
  return {
    namespace: Metric.Namespace,
    metricName: Metric.MetricName,
    dimensions: Object.fromEntries(Metric.Dimensions.map(({ Name, Value }) => [Name, Value])),
    statistic: Stat,
    periodSeconds: Period,
  };
}

function metricsScript(option: MetricsOption | undefined, target: Target): Script<TriedMetric> {
  if (typeof option === 'function') return option;
  if (option instanceof LambdaAnswer) return () => option;
  return ({ metricName, dimensions }) => {
    const values = Object.values(dimensions);
    const isOf = (version: string | undefined) => version !== undefined && values.includes(version);
    const role = isOf(target.targetVersion)
      ? 'target'
      : isOf(target.currentVersion)
        ? 'current'
        : undefined;
    const found = role && option?.[role]?.[metricName];
    if (found !== undefined) return found;
    const what = `metric ${metricName} with ${JSON.stringify(dimensions)}`;
    throw new NotScriptedError(
      option === undefined
        ? `the ${what} has no values: tryCheck was given no metrics`
        : `the ${what} has no values: the option metrics has none for it`,
    );
  };
}

/** The client of CloudWatch for one run of a check. Its calls are those that our checks make. */
export function scriptedCloudWatch(
  { alarms, metrics }: Pick<TryCheckOptions, 'alarms' | 'metrics'>,
  target: Target,
  calls: ScriptedCalls,
): ScriptedClient {
  const noAlarms = (names: readonly string[]): never => {
    throw new NotScriptedError(
      `the alarms ${names.join(', ')} have no state: tryCheck was given no alarms`,
    );
  };
  const alarmsOf: Script<readonly string[]> = stateScript(
    alarms ?? noAlarms,
    (names: readonly string[]) => `the look at ${names.join(', ')}`,
  );
  const valuesOf = metricsScript(metrics, target);

  const describeAlarms = async ({ AlarmNames }: AlarmsInput, signal: AbortSignal) => {
    const found = (await calls.answer(alarmsOf, AlarmNames, signal)).payload as TriedAlarms;
    const existing = AlarmNames.filter((name) => Object.hasOwn(found, name));
    return { MetricAlarms: existing.map((name) => alarmOutput(name, found[name] ?? 'OK')) };
  };

  const getMetricData = async ({ MetricDataQueries }: DataInput, signal: AbortSignal) => {
    const results = MetricDataQueries.map(async (query) => {
      const { payload } = await calls.answer(valuesOf, readMetric(query), signal);
      return { Id: query.Id, Values: [payload as MetricValues].flat() };
    });
    return { MetricDataResults: await Promise.all(results) };
  };

  return {
    send: async (command, { abortSignal }) => {
      const { input } = command as { input: unknown };
      if (command.constructor.name === 'DescribeAlarmsCommand')
        return describeAlarms(input as AlarmsInput, abortSignal);
      if (command.constructor.name === 'GetMetricDataCommand')
        return getMetricData(input as DataInput, abortSignal);
      throw new Error('tryCheck does not know this call of CloudWatch');
    },
  };
}

import { account, region } from '../../arns.ts';
import type { Alarm } from '../state/alarm.ts';

const isSimple = (name: string): boolean => !name.startsWith('p');

/** An alarm as DescribeAlarms shows it. */
export function metricAlarm(alarm: Alarm): Record<string, unknown> {
  const { rule, actions } = alarm;
  return {
    AlarmName: alarm.name,
    AlarmArn: `arn:aws:cloudwatch:${region}:${account}:alarm:${alarm.name}`,
    AlarmDescription: alarm.description,
    AlarmConfigurationUpdatedTimestamp: alarm.updatedAt,
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: actions.OK,
    AlarmActions: actions.ALARM,
    InsufficientDataActions: actions.INSUFFICIENT_DATA,
    StateValue: alarm.state,
    StateReason: alarm.stateReason,
    StateReasonData: alarm.stateReasonData,
    StateUpdatedTimestamp: alarm.stateUpdatedAt,
    StateTransitionedTimestamp: alarm.stateUpdatedAt,
    MetricName: rule.metric.metricName,
    Namespace: rule.metric.namespace,
    ...(isSimple(rule.statisticName)
      ? { Statistic: rule.statisticName }
      : { ExtendedStatistic: rule.statisticName }),
    Dimensions: Object.entries(rule.metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
    Period: rule.period,
    Unit: rule.unit,
    EvaluationPeriods: rule.evaluationPeriods,
    DatapointsToAlarm: rule.datapointsToAlarm,
    Threshold: rule.threshold,
    ComparisonOperator: rule.comparison,
    TreatMissingData: rule.treatMissingData,
  };
}

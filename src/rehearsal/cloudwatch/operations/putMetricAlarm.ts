import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import { addTags, readTagList } from '../../tags.ts';
import type { CloudWatchOperation } from '../cloudWatchState.ts';
import {
  invalidValue,
  objects,
  optionalBoolean,
  optionalEnum,
  optionalNumber,
  optionalString,
  requiredNumber,
  requiredString,
  strings,
} from '../requests/inputReaders.ts';
import { checkPeriod, readMetric, readStatistic } from '../requests/readMetric.ts';
import { watchAlarms } from '../run/watchAlarms.ts';
import {
  comparisons,
  missingDataTreatments,
  type AlarmRule,
  type Comparison,
} from '../state/alarm.ts';
import { putAlarm } from '../state/putAlarm.ts';

const simpleStatistics = ['SampleCount', 'Sum', 'Average', 'Minimum', 'Maximum'];

const comparisonNames = Object.keys(comparisons) as Comparison[];

/** A percentile is an `ExtendedStatistic`, everything else a `Statistic`. */
function readStatisticName(input: Input): string {
  const simple = optionalEnum(input, 'Statistic', simpleStatistics);
  const extended = optionalString(input, 'ExtendedStatistic');
  const name = simple ?? extended;
  if (name !== undefined && (simple === undefined || extended === undefined)) return name;
  throw new AwsError(
    'InvalidParameterCombinationException',
    'An alarm has either Statistic or ExtendedStatistic.',
  );
}

function readComparison(input: Input): Comparison {
  const comparison = optionalEnum(input, 'ComparisonOperator', comparisonNames);
  if (comparison !== undefined) return comparison;
  throw invalidValue('ComparisonOperator', null, `one of ${comparisonNames.join(', ')}`);
}

function readRule(input: Input): AlarmRule {
  if (objects(input, 'Metrics').length > 0) {
    throw new AwsError(
      'ValidationError',
      'The stand-in evaluates alarms on one metric, without expressions.',
    );
  }
  const statisticName = readStatisticName(input);
  const evaluationPeriods = requiredNumber(input, 'EvaluationPeriods');
  const datapointsToAlarm = optionalNumber(input, 'DatapointsToAlarm');
  const datapoints = datapointsToAlarm ?? evaluationPeriods;
  if (!(datapoints >= 1 && datapoints <= evaluationPeriods)) {
    throw invalidValue('DatapointsToAlarm', datapoints, `1 to ${evaluationPeriods}`);
  }
  return {
    metric: readMetric(input),
    statisticName,
    statistic: readStatistic('Statistic', statisticName),
    period: checkPeriod(requiredNumber(input, 'Period')),
    evaluationPeriods,
    datapointsToAlarm,
    threshold: requiredNumber(input, 'Threshold'),
    comparison: readComparison(input),
    treatMissingData: optionalEnum(input, 'TreatMissingData', missingDataTreatments) ?? 'missing',
    unit: optionalString(input, 'Unit'),
  };
}

/** Creates an alarm, or replaces one; a new alarm is `INSUFFICIENT_DATA` until it is evaluated. */
export const putMetricAlarm: CloudWatchOperation = (state, input) => {
  const isNew = !state.store.alarms.has(requiredString(input, 'AlarmName'));
  const alarm = putAlarm(state, {
    name: requiredString(input, 'AlarmName'),
    description: optionalString(input, 'AlarmDescription'),
    actionsEnabled: optionalBoolean(input, 'ActionsEnabled') ?? true,
    actions: {
      OK: strings(input, 'OKActions'),
      ALARM: strings(input, 'AlarmActions'),
      INSUFFICIENT_DATA: strings(input, 'InsufficientDataActions'),
    },
    rule: readRule(input),
  });
  // As on AWS, tags in a change of an alarm have no effect.
  if (isNew) addTags(alarm.tags, readTagList(input['Tags']));
  watchAlarms(state);
  return {};
};

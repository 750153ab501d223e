import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { CloudWatchOperation, CloudWatchState } from '../cloudWatchState.ts';
import {
  invalidValue,
  missing,
  objects,
  optionalBoolean,
  optionalEnum,
  optionalNumber,
  optionalObject,
  optionalString,
  requiredNumber,
  requiredString,
  requiredTime,
} from '../requests/inputReaders.ts';
import { checkPeriod, readMetric, readStatistic } from '../requests/readMetric.ts';
import { readPeriods } from '../state/readPeriods.ts';

interface Window {
  from: number;
  to: number;
  newestFirst: boolean;
}

const LONGEST_ID = 255;

function readId(query: Input): string {
  const id = requiredString(query, 'Id');
  if (/^[a-z]\w*$/.test(id) && id.length <= LONGEST_ID) return id;
  throw invalidValue('Id', id, 'a lower-case letter, then letters, digits and _');
}

function answerQuery(state: CloudWatchState, query: Input, window: Window): unknown {
  const id = readId(query);
  const given = optionalObject(query, 'MetricStat');
  if (given === undefined) {
    throw new AwsError(
      'ValidationError',
      `The query ${id} has no MetricStat; the stand-in does not evaluate expressions.`,
    );
  }
  const metric = readMetric(optionalObject(given, 'Metric') ?? {});
  const stat = requiredString(given, 'Stat');
  const period = checkPeriod(requiredNumber(given, 'Period'));
  const found = readPeriods(state, {
    metric,
    statistic: readStatistic('Stat', stat),
    periodMs: period * 1000,
    from: window.from,
    to: window.to,
  });
  const ordered = window.newestFirst ? found.reverse() : found;
  return {
    Id: id,
    Label: optionalString(query, 'Label') ?? metric.metricName,
    Timestamps: ordered.map(({ time }) => new Date(time)),
    Values: ordered.map(({ value }) => value),
    StatusCode: 'Complete',
  };
}

/** The statistics of metrics, by period. A period without measurements is left out. */
export const getMetricData: CloudWatchOperation = (state, input) => {
  const queries = objects(input, 'MetricDataQueries');
  if (queries.length === 0) throw missing('MetricDataQueries');
  const from = requiredTime(input, 'StartTime');
  const to = requiredTime(input, 'EndTime');
  if (from >= to) {
    throw new AwsError('ValidationError', 'The parameter StartTime must be less than EndTime.');
  }
  optionalNumber(input, 'MaxDatapoints');
  const order = optionalEnum(input, 'ScanBy', ['TimestampDescending', 'TimestampAscending']);
  const window = { from, to, newestFirst: order !== 'TimestampAscending' };
  const shown = queries.filter((query) => optionalBoolean(query, 'ReturnData') ?? true);
  return {
    MetricDataResults: shown.map((query) => answerQuery(state, query, window)),
    Messages: [],
  };
};

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
import { paginate } from '../requests/paginate.ts';
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

interface QueryResult {
  Id: string;
  Label: string;
  Timestamps: Date[];
  Values: number[];
  StatusCode: 'Complete' | 'PartialData';
}

function answerQuery(state: CloudWatchState, query: Input, window: Window): QueryResult {
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
  const size = readMaxDatapoints(input);
  const order = optionalEnum(input, 'ScanBy', ['TimestampDescending', 'TimestampAscending']);
  const window = { from, to, newestFirst: order !== 'TimestampAscending' };
  const shown = queries.filter((query) => optionalBoolean(query, 'ReturnData') ?? true);
  const results = shown.map((query) => answerQuery(state, query, window));
  const points = results.flatMap(({ Values }, result) =>
    Values.map((_, point) => ({ result, point })),
  );
  const { items, next } = paginate(input, points, size);
  const isFirst = optionalString(input, 'NextToken') === undefined;
  return {
    MetricDataResults: results.flatMap((result, index) => {
      const own = items.filter((item) => item.result === index).map(({ point }) => point);
      // A query without data is answered once.
      if (own.length === 0 && !(isFirst && result.Values.length === 0)) return [];
      const [first = 0] = own;
      return [part(result, first, first + own.length)];
    }),
    Messages: [],
    ...next,
  };
};

/** The most that AWS answers at once, and the default. */
const MOST_DATAPOINTS = 100_800;

function readMaxDatapoints(input: Input): number {
  const size = optionalNumber(input, 'MaxDatapoints') ?? MOST_DATAPOINTS;
  if (Number.isInteger(size) && size >= 1 && size <= MOST_DATAPOINTS) return size;
  throw invalidValue('MaxDatapoints', size, `a whole number from 1 to ${MOST_DATAPOINTS}`);
}

/** The data of one page: `PartialData` if more of it follows. */
const part = (result: QueryResult, from: number, to: number): QueryResult => ({
  ...result,
  Timestamps: result.Timestamps.slice(from, to),
  Values: result.Values.slice(from, to),
  StatusCode: to < result.Values.length ? 'PartialData' : 'Complete',
});

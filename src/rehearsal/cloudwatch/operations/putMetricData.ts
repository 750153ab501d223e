import type { Input } from '../../http/operation.ts';
import type { CloudWatchOperation } from '../cloudWatchState.ts';
import {
  invalidValue,
  numbers,
  objects,
  optionalNumber,
  optionalObject,
  optionalString,
  optionalTime,
  requiredNumber,
  requiredString,
} from '../requests/inputReaders.ts';
import { readDimensions } from '../requests/readMetric.ts';
import { addPoint, measured, type DataPoint } from '../state/metricStore.ts';
import { minuteOfTime } from '../../timeOfMinute.ts';

/** A datum has `Value`, or `Values` with their `Counts`, or `StatisticValues`. */
function readPoints(datum: Input, minute: number): DataPoint[] {
  const set = optionalObject(datum, 'StatisticValues');
  if (set !== undefined) {
    return [
      {
        minute,
        count: requiredNumber(set, 'SampleCount'),
        sum: requiredNumber(set, 'Sum'),
        minimum: requiredNumber(set, 'Minimum'),
        maximum: requiredNumber(set, 'Maximum'),
      },
    ];
  }
  const values = numbers(datum, 'Values');
  const counts = numbers(datum, 'Counts');
  if (counts.length > 0 && counts.length !== values.length) {
    throw invalidValue('Counts', counts, `a list as long as Values, which has ${values.length}`);
  }
  if (values.length > 0) return values.map((value, at) => measured(minute, value, counts[at]));
  const value = optionalNumber(datum, 'Value');
  if (value !== undefined) return [measured(minute, value)];
  throw invalidValue('MetricData', datum, 'Value, Values or StatisticValues');
}

/** Adds measurements to metrics; the first one makes the metric. */
export const putMetricData: CloudWatchOperation = ({ context, store }, input) => {
  const namespace = requiredString(input, 'Namespace');
  if (namespace.startsWith('AWS/')) {
    throw invalidValue('Namespace', namespace, "a name that does not begin with 'AWS/'");
  }
  const data = objects(input, 'MetricData').map((datum) => {
    const time = optionalTime(datum, 'Timestamp') ?? Date.now();
    return {
      metric: {
        namespace,
        metricName: requiredString(datum, 'MetricName'),
        dimensions: readDimensions(datum),
        unit: optionalString(datum, 'Unit'),
        delayMinutes: 0,
      },
      points: readPoints(datum, minuteOfTime(context.clock, time)),
    };
  });
  for (const { metric, points } of data) {
    for (const point of points) addPoint(store.metrics, metric, point);
  }
  return {};
};

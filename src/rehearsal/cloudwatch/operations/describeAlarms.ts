import { metricAlarm } from '../answers/metricAlarm.ts';
import type { CloudWatchOperation } from '../cloudWatchState.ts';
import {
  invalidValue,
  optionalEnum,
  optionalNumber,
  optionalString,
  strings,
} from '../requests/inputReaders.ts';
import { paginate } from '../requests/paginate.ts';
import { alarmStates } from '../state/alarm.ts';

const DEFAULT_PAGE = 50;
const LONGEST_PAGE = 100;

/** The alarms, as they were evaluated last. The stand-in has no composite alarms. */
export const describeAlarms: CloudWatchOperation = (state, input) => {
  const names = strings(input, 'AlarmNames');
  const prefix = optionalString(input, 'AlarmNamePrefix') ?? '';
  const value = optionalEnum(input, 'StateValue', alarmStates);
  const types = strings(input, 'AlarmTypes');
  const onlyComposite = types.length > 0 && !types.includes('MetricAlarm');
  const alarms = onlyComposite ? [] : [...state.store.alarms.values()];
  const wanted = alarms
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .filter((alarm) => alarm.name.startsWith(prefix))
    .filter((alarm) => value === undefined || alarm.state === value)
    .sort((a, b) => a.name.localeCompare(b.name));
  const size = optionalNumber(input, 'MaxRecords') ?? DEFAULT_PAGE;
  // A page of none would lead to itself for ever.
  if (!(size >= 1 && size <= LONGEST_PAGE)) {
    throw invalidValue('MaxRecords', size, `1 to ${LONGEST_PAGE}`);
  }
  const { items, next } = paginate(input, wanted, size);
  return { MetricAlarms: items.map(metricAlarm), CompositeAlarms: [], ...next };
};

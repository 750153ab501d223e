import { lambdaHookEvents, type LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import type { RehearsalSettings } from '../rehearsalFile.ts';
import type { YamlSource } from '../source/yamlSource.ts';
import { checkFaults } from './checkFaults.ts';
import type { PlannedAlarm, RehearsalPlan } from './rehearsalPlan.ts';

/** What only a rehearsal knows, with its defaults. */
export const planSettings = (
  source: YamlSource,
  file: RehearsalSettings,
): Pick<
  RehearsalPlan,
  'minuteMs' | 'hookTimeout' | 'faults' | 'duplicates' | 'traffic' | 'seed'
> => ({
  minuteMs: readMinute(source, file),
  hookTimeout: file.hookTimeout ?? 60,
  faults: checkFaults(source, file),
  ...(file.seed !== undefined && { seed: file.seed }),
  ...(file.traffic && { traffic: file.traffic }),
  duplicates: readDuplicates(file),
});

function readMinute(source: YamlSource, { clock }: RehearsalSettings): number {
  const given = clock?.minute ?? 100;
  const minuteMs = readDuration(given);
  if (minuteMs !== undefined && minuteMs >= 1) return minuteMs;
  throw source.error(
    ['clock', 'minute'],
    `'minute' is ${JSON.stringify(given)}; expected a duration of at least 1ms, such as 100ms or 2s`,
  );
}

/**
 * Milliseconds of a number or of a text such as `100ms`, `1.5s`, `2m` or `1h`; otherwise
 * `undefined`. Unlike the durations of `lib/duration.ts`, it may be longer than a timer can wait.
 */
function readDuration(given: string | number): number | undefined {
  if (typeof given === 'number') return Number.isFinite(given) ? given : undefined;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)$/.exec(given.trim()) ?? [];
  const unitMs = unit === undefined ? undefined : durationUnits[unit];
  return unitMs === undefined ? undefined : Number(amount) * unitMs;
}

const durationUnits: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** The alarms of a file, each with its place in it. */
export function planAlarms(source: YamlSource, { alarms = [] }: RehearsalSettings): PlannedAlarm[] {
  for (const [index, { atMinute, atShare, metric }] of alarms.entries()) {
    const causes = [atMinute, atShare, metric].filter((cause) => cause !== undefined);
    if (causes.length === 1) continue;
    throw source.error(
      ['alarms', index],
      "an alarm has either 'atMinute', 'atShare' or 'metric'; expected one of them",
    );
  }
  return alarms.map((alarm, index) => ({
    ...alarm,
    position: source.positionOf(['alarms', index]),
  }));
}

function readDuplicates({ duplicates = false }: RehearsalSettings): LifecycleEventName[] {
  if (typeof duplicates !== 'boolean') return duplicates;
  return duplicates ? [...lambdaHookEvents] : [];
}

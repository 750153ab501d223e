import { Math, Object, Set } from '../lib/primordials.ts';
import { durationInWords } from '../lib/duration.ts';
import { clockOf, pauseWithin } from '../lib/timers.ts';
import type { CheckContext, CheckResult } from '../model/check.ts';
import { isAfterShift } from '../model/lifecycleEvents.ts';
import { lookMs, timeShortage } from '../checks/run/timeShortage.ts';
import type { AlarmsPlan } from './alarmsOptions.ts';
import { outcomeOf } from './judgement.ts';
import type { AlarmState, Services } from './services.ts';
import { silentAlarms } from './silentAlarms.ts';

/** The longest pause between two looks. CloudWatch evaluates most alarms once a minute. */
const longestPauseMs = 10_000;

/** Looks at the alarms, and after the shift again and again until the time of `stay` is over. */
export async function watchAlarms(
  plan: AlarmsPlan,
  context: CheckContext,
  services: Services,
): Promise<CheckResult> {
  const stayMs = isAfterShift(context.lifecycleEvent) ? plan.stayMs : 0;
  const refused = stayMs > 0 ? timeShortage('stay', stayMs, context) : undefined;
  if (refused !== undefined) return refused;
  const names = await namesOf(plan, services);
  if (!isList(names)) return names;
  const { now } = clockOf(context);
  const ends = now() + stayMs;
  let looks = 0;
  let silent: readonly string[] | undefined;
  for (;;) {
    const found = await services.alarms(names);
    looks += 1;
    const broken = notQuiet(names, found);
    if (broken !== undefined) return broken;
    silent ??= await silentAlarms(found, services);
    const leftMs = ends - now();
    if (leftMs <= 0) return lastLook(found, { plan, stayMs, looks, silent });
    const waitMs = Math.min(leftMs, longestPauseMs, stayMs / 2);
    const hasTime = context.remainingTime() > waitMs + lookMs;
    if (!hasTime || !(await pauseWithin(waitMs, context))) return early(stayMs, leftMs);
  }
}

const isList = (value: readonly string[] | CheckResult): value is readonly string[] =>
  !('outcome' in value);

function early(stayMs: number, leftMs: number): CheckResult {
  const quiet = durationInWords(Math.max(0, stayMs - leftMs));
  return {
    outcome: 'inconclusive',
    message: `no alarm went off for ${quiet} of ${durationInWords(stayMs)}; then the hook had no time left`,
  };
}

/** The names without repetitions, or the result if the deployment group has none. */
async function namesOf(
  { names }: AlarmsPlan,
  services: Services,
): Promise<readonly string[] | CheckResult> {
  if (names !== undefined) return [...new Set(names)];
  const deployment = await services.deployment();
  const group = await services.groupAlarms(deployment);
  if (group.enabled && group.names.length > 0) return [...new Set(group.names)];
  const why = group.names.length === 0 ? 'has no alarms' : 'has its alarms switched off';
  return { outcome: 'failed', message: `the deployment group ${deployment.groupName} ${why}` };
}

/** The result if an alarm does not exist or has gone off. */
function notQuiet(names: readonly string[], found: readonly AlarmState[]): CheckResult | undefined {
  const byName = (name: string) => found.find((alarm) => alarm.name === name);
  const actual = names.flatMap((name): [string, string][] => {
    const alarm = byName(name);
    if (alarm === undefined) return [[name, 'does not exist']];
    return alarm.state === 'ALARM' ? [[name, `is in ALARM: ${alarm.reason}`]] : [];
  });
  if (actual.length === 0) return undefined;
  return {
    outcome: 'failed',
    message: actual.map(([name, what]) => `alarm ${name} ${what}`).join('; '),
    expected: 'every alarm exists and is not in ALARM',
    actual: Object.fromEntries(actual),
    measurements: { n: names.length },
  };
}

interface Watched {
  readonly plan: AlarmsPlan;
  readonly stayMs: number;
  readonly looks: number;
  readonly silent: readonly string[];
}

function lastLook(
  found: readonly AlarmState[],
  { plan, stayMs, looks, silent }: Watched,
): CheckResult {
  const unknown = found.filter(({ state }) => state !== 'OK');
  const gaps = [
    ...unknown.map(({ name, state }) => `alarm ${name} is ${state}`),
    ...silent.map((one) => `${one} had no data in 14 days`),
  ];
  const quiet = stayMs === 0 ? 'not in ALARM' : `quiet for ${durationInWords(stayMs)}`;
  const all = found.length === 1 ? '1 alarm is' : `${found.length} alarms are`;
  return {
    outcome: gaps.length === 0 ? 'passed' : outcomeOf(plan.insufficientData),
    message: [`${all} ${quiet}`, ...gaps].join('; '),
    measurements: { n: found.length, looks },
  };
}

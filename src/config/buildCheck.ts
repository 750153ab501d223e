import { aliasRouting } from '../checks/aliasRouting.ts';
import type { Check } from '../model/check.ts';
import { advisory } from '../checks/combinators/advisory.ts';
import { anyOf } from '../checks/combinators/anyOf.ts';
import { inParallel } from '../checks/combinators/inParallel.ts';
import { inSequence } from '../checks/combinators/inSequence.ts';
import { named } from '../checks/combinators/named.ts';
import { repeat, type RepeatOptions } from '../checks/combinators/repeat.ts';
import { retry, type RetryOptions } from '../checks/combinators/retry.ts';
import { timeLimit } from '../checks/combinators/timeLimit.ts';
import type { Duration } from '../lib/duration.ts';
import { functionReady, type FunctionReadyOptions } from '../checks/functionReady.ts';
import { latencyBudget, type LatencyBudgetOptions } from '../checks/latencyBudget.ts';
import { checkMistakes } from '../checks/run/options.ts';
import { payloadSchema } from '../checks/payloadSchema.ts';
import type { PayloadSchemaOptions } from '../checks/schema/payloadSchemaOptions.ts';
import { smokeInvoke, type SmokeInvokeOptions } from '../checks/smokeInvoke.ts';
import { ConfigError, mistakeAt } from './configError.ts';
import type { CheckName } from './schema/checkSchemas.ts';
import type { CombinatorName } from './schema/combinatorSchemas.ts';
import { locateSchemaMistake } from './locateSchemaMistake.ts';
import { whenTarget, type Condition } from './whenTarget.ts';

/** What was found valid: an object whose one key names the check. */
export type CheckJson = Readonly<Record<string, unknown>>;

type Build<T> = (given: T, pointer: string) => Check;

type Around<T> = T & { check: CheckJson };

const inside = <T extends { check: CheckJson }>(given: T, pointer: string) => {
  const { check, ...options } = given;
  return { options, check: buildCheck(check, `${pointer}/check`) };
};

const all = (given: readonly CheckJson[], pointer: string): Check[] =>
  given.map((one, index) => buildCheck(one, `${pointer}/${index}`));

const builders: Record<CheckName | CombinatorName, Build<never>> = {
  smokeInvoke: (given: SmokeInvokeOptions) => smokeInvoke(given),
  payloadSchema: (given: PayloadSchemaOptions, pointer) =>
    locateSchemaMistake(payloadSchema(given), pointer),
  latencyBudget: (given: LatencyBudgetOptions) => latencyBudget(given),
  functionReady: (given: FunctionReadyOptions) => functionReady(given),
  aliasRouting: () => aliasRouting(),
  advisory: (given: CheckJson, pointer) => advisory(buildCheck(given, pointer)),
  named: (given: Around<{ name: string }>, pointer) =>
    named(given.name, inside(given, pointer).check),
  retry: (given: Around<RetryOptions>, pointer) => {
    const { options, check } = inside(given, pointer);
    return retry(options, check);
  },
  repeat: (given: Around<RepeatOptions>, pointer) => {
    const { options, check } = inside(given, pointer);
    return repeat(options, check);
  },
  timeLimit: (given: Around<{ limit: Duration }>, pointer) =>
    timeLimit(given.limit, inside(given, pointer).check),
  when: (given: Around<Condition>, pointer) => {
    const { options, check } = inside(given, pointer);
    return whenTarget(options, check);
  },
  inSequence: (given: CheckJson[], pointer) => inSequence(...all(given, pointer)),
  inParallel: (given: CheckJson[] | { concurrency?: number; checks: CheckJson[] }, pointer) => {
    if (Array.isArray(given)) return together({}, all(given, pointer));
    const { checks, ...options } = given;
    return together(options, all(checks, `${pointer}/checks`));
  },
  anyOf: (given: CheckJson[], pointer) => anyOf(...all(given, pointer)),
};

const together = (options: { concurrency?: number }, checks: readonly Check[]): Check =>
  inParallel(options, ...checks);

/**
 * The check that valid JSON stands for. Throws a {@link ConfigError} for what a schema cannot see:
 * a threshold that does not parse, options that contradict each other.
 */
export function buildCheck(json: CheckJson, pointer: string): Check {
  const [name = '', given] = Object.entries(json)[0] ?? [];
  const place = `${pointer}/${name}`;
  const check = builders[name as keyof typeof builders](given as never, place);
  const mistakes = checkMistakes(check);
  if (mistakes.length > 0) throw new ConfigError(mistakeAt(place, mistakes.join('; ')));
  return check;
}

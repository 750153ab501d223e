import type { CombinatorDescription } from '../checks/combinators/combinator.ts';
import type { CheckDescription } from '../checks/options/checkFactory.ts';
import type { OptionKind } from '../checks/options/optionKind.ts';
import * as registry from '../checks/registry.ts';
import * as cloudWatchChecks from '../cloudwatch/index.ts';
import { lambdaHookEvents } from '../model/lifecycleEvents.ts';
import { handlerKinds } from './handlerKinds.ts';

/** The description of any check or combinator in the registry. */
export type Description = CheckDescription<object> | CombinatorDescription<object>;

/** Every check and combinator, by its name. */
export const descriptions: ReadonlyMap<string, Description> = new Map(
  [...Object.values(registry), ...Object.values(cloudWatchChecks)].map(({ description }) => [
    description.name,
    description,
  ]),
);

/** Refers to {@link checkKind}, which contains itself. */
const check: OptionKind = { title: 'an object with one check', refersTo: () => checkKind };
const checks: OptionKind = { title: 'a list of checks', type: 'array', minItems: 1, items: check };

/** An object whose one key names the check. */
export const checkKind: OptionKind = {
  title: check.title,
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  properties: Object.fromEntries([...descriptions].map(([name, one]) => [name, jsonKind(one)])),
};

/** The JSON form of a check or combinator: its options and, if it has some, the checks inside. */
function jsonKind(description: Description): OptionKind {
  const options: OptionKind = description.options;
  if (!('children' in description)) return options;
  const isOne = description.children === 'one';
  const [key, children] = isOne ? ['check', check] : ['checks', checks];
  const optionKinds = Object.values(options.properties ?? {});
  if (optionKinds.length === 0) return children;
  const whole: OptionKind = {
    ...options,
    title: `${options.title}, and "${key}"`,
    properties: { ...options.properties, [key]: { ...children, isRequired: true } },
    ...(options.minProperties !== undefined && { minProperties: options.minProperties + 1 }),
  };
  const isListAlone = !isOne && optionKinds.every(({ isRequired }) => isRequired !== true);
  if (!isListAlone) return whole;
  return {
    ...children,
    ...whole,
    type: ['array', 'object'],
    title: `${checks.title}, or ${whole.title}`,
  };
}

/** The keys of lists of checks. The first one is for every event. */
export const listKeys: readonly ['checks', ...typeof lambdaHookEvents] = [
  'checks',
  ...lambdaHookEvents,
];

/** The whole value of `ALLOW_TRAFFIC_CHECKS`. */
export const checksKind: OptionKind = {
  title:
    'a list of checks, or an object with checks or with BeforeAllowTraffic and AfterAllowTraffic',
  type: ['array', 'object'],
  minItems: 1,
  items: check,
  minProperties: 1,
  properties: {
    ...Object.fromEntries(listKeys.map((key) => [key, checks])),
    ...handlerKinds,
    // The address of the schema, for editors.
    $schema: { title: 'a text', type: 'string' },
  },
};

import { childrenOf } from '../../policy/neededActions.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { parseDuration } from '../../lib/duration.ts';

/** How long the checks of an event certainly take, in milliseconds: they wait, however fast the answers are. */
export function leastTime(json: unknown, event: string): number {
  const list = Array.isArray(json)
    ? (json as unknown[])
    : isPlainObject(json)
      ? (json['checks'] ?? json[event])
      : undefined;
  return Array.isArray(list) ? longest(list) : 0;
}

const longest = (checks: readonly unknown[]): number => Math.max(0, ...checks.map(timeOf));

function timeOf(json: unknown): number {
  const [name, options] = isPlainObject(json) ? (Object.entries(json)[0] ?? []) : [];
  const duration = (key: string): number =>
    isPlainObject(options) ? (parseDuration(options[key]) ?? 0) : 0;
  switch (name) {
    case 'alarms':
      return duration('stay');
    case 'watch':
      return duration('for');
    case 'inSequence':
      return childrenOf(options).reduce((sum: number, one) => sum + timeOf(one), 0);
    case 'advisory':
    case 'named':
    case 'inParallel':
    case 'retry':
    case 'repeat':
      return longest(childrenOf(options));
    default:
      // Of `anyOf` and `when`, nothing may run.
      return 0;
  }
}

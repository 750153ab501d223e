import { runComparison } from './compare/runComparison.ts';
import { namedEvents } from './compare/comparedEvents.ts';
import {
  compareVersionsKind,
  type CompareVersionsOptions,
} from './compare/compareVersionsOptions.ts';
import { checkFactory, type CheckFactory } from './options/checkFactory.ts';

/**
 * The new version answers as the version in production does. Both are invoked with the same payloads,
 * the old one twice in each round, because what it answers differently itself is noise. A path of the
 * answers is different only if in every round both old answers agree and the new one does not.
 * Skipped if there is no other version in production.
 * IAM: `lambda:InvokeFunction` on both versions.
 *
 * ```ts
 * compareVersions({ events: [{ path: '/orders/1' }], ignore: ['/body/requestId'] })
 * ```
 */
export const compareVersions: CheckFactory<CompareVersionsOptions> = checkFactory({
  name: 'compareVersions',
  iam: [{ action: 'lambda:InvokeFunction', onBothVersions: true }],
  options: compareVersionsKind(),
  make: (options) => {
    const events = namedEvents(options.events);
    return { run: (context) => runComparison(events, options, context) };
  },
});

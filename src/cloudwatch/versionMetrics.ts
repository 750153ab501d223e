import { parseDuration } from '../lib/duration.ts';
import { checkFactory, type CheckFactory } from '../checks/options/checkFactory.ts';
import { durationAboveZero } from '../checks/options/duration.ts';
import {
  integer,
  listOf,
  matching,
  object,
  oneOf,
  required,
  text,
} from '../checks/options/kinds.ts';
import type { OptionalKind } from '../checks/options/optionKind.ts';
import { OptionMistakes } from '../checks/options/optionMistake.ts';
import { configuredEndpoint } from '../aws/client/configuredEndpoint.ts';
import { judgement } from './judgement.ts';
import { rateExample, ratePattern, statisticExample, statisticPattern } from './limits.ts';
import type { CustomMetric, VersionMetricsOptions } from './versionMetricsOptions.ts';

/* @__NO_SIDE_EFFECTS__ */
function dimensionsKind(): OptionalKind {
  return {
    type: 'object',
    additionalProperties: text(),
    maxProperties: 30,
    title: 'an object of at most 30 texts',
  };
}

/**
 * After the shift, the new version did no worse than it may, by Lambda's own metrics with the dimension
 * `ExecutedVersion`. Lambda emits it only while an alias has weights, so the window is the shift, and a
 * deployment that shifts all at once is `inconclusive`. A rate is proven by an exact binomial test, with an error
 * probability of 5 %. A statistic of CloudWatch has no error bound: its `basis` is `observed`. Skipped
 * in BeforeAllowTraffic.
 * IAM: `cloudwatch:GetMetricData` on `*`; without `for` also `codedeploy:GetDeployment` on the deployment group.
 *
 * ```ts
 * versionMetrics({ errors: '<1%', duration: 'p99<+20%' })
 * ```
 */
export const versionMetrics: CheckFactory<VersionMetricsOptions> = checkFactory({
  name: 'versionMetrics',
  iam: [
    { action: 'cloudwatch:GetMetricData', resource: '*' },
    { action: 'codedeploy:GetDeployment', resource: 'the deployment group', ifMissing: 'for' },
  ],
  options: object<VersionMetricsOptions>({
    errors: matching(ratePattern, rateExample),
    throttles: matching(ratePattern, rateExample),
    duration: matching(statisticPattern, statisticExample),
    minInvocations: integer(1),
    for: durationAboveZero(),
    insufficientData: oneOf(...judgement),
    metrics: listOf(
      object<CustomMetric>({
        namespace: required(text()),
        metricName: required(text()),
        dimensions: required(dimensionsKind()),
        limit: required(matching(statisticPattern, statisticExample)),
      }),
      'a list of metrics',
      1,
    ),
  }),
  make: (options) => {
    const { errors, throttles, duration, metrics } = options;
    if ((errors ?? throttles ?? duration ?? metrics) === undefined) {
      const why = 'has nothing to compare; expected errors, throttles, duration or metrics';
      throw new OptionMistakes([{ pointer: '', why }]);
    }
    const endpoint = configuredEndpoint('CLOUDWATCH');
    const plan = { ...options, forMs: parseDuration(options.for) };
    return {
      run: async (context) => {
        const { awsServices, compareVersionMetrics } = await import('./whenRun.ts');
        return compareVersionMetrics(plan, context, () => awsServices(context, endpoint));
      },
    };
  },
});

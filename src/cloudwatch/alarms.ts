import { parseDuration } from '../lib/duration.ts';
import { checkFactory, type CheckFactory } from '../checks/options/checkFactory.ts';
import { durationAboveZero } from '../checks/options/duration.ts';
import { flag, listOf, object, oneOf, text } from '../checks/options/kinds.ts';
import { OptionMistakes } from '../checks/options/optionMistake.ts';
import type { AlarmsOptions } from './alarmsOptions.ts';
import { configuredEndpoint } from '../aws/client/configuredEndpoint.ts';
import { judgement } from './judgement.ts';

/**
 * Before the shift each alarm exists, each metric that it reads had data in the last 14 days, and it is not
 * in ALARM. After the shift the same, and it stays quiet for the time of `stay`. An alarm on a misspelt
 * metric never goes off; one that treats missing data as `notBreaching` is even OK.
 * IAM: `cloudwatch:DescribeAlarms` and `cloudwatch:GetMetricData` on `*`; for `ofDeploymentGroup` also
 * `codedeploy:GetDeployment` and `codedeploy:GetDeploymentGroup` on the deployment group.
 *
 * ```ts
 * alarms({ names: ['orders-errors', 'orders-latency'], stay: '5m' })
 * ```
 */
export const alarms: CheckFactory<AlarmsOptions> = checkFactory({
  name: 'alarms',
  iam: [
    { action: 'cloudwatch:DescribeAlarms', resource: '*' },
    { action: 'cloudwatch:GetMetricData', resource: '*' },
    {
      action: 'codedeploy:GetDeployment',
      resource: 'the deployment group',
      ifGiven: 'ofDeploymentGroup',
    },
    {
      action: 'codedeploy:GetDeploymentGroup',
      resource: 'the deployment group',
      ifGiven: 'ofDeploymentGroup',
    },
  ],
  options: object<AlarmsOptions>({
    names: listOf(text('the name of an alarm'), 'a list of names', 1),
    ofDeploymentGroup: flag(),
    stay: durationAboveZero(),
    insufficientData: oneOf(...judgement),
  }),
  make: (options) => {
    if ((options.names === undefined) === (options.ofDeploymentGroup !== true)) {
      const why = 'must have either "names" or ofDeploymentGroup: true';
      throw new OptionMistakes([{ pointer: '', why }]);
    }
    const endpoint = configuredEndpoint('CLOUDWATCH');
    const plan = { ...options, stayMs: parseDuration(options.stay) ?? 0 };
    return {
      run: async (context) => {
        const { awsServices, watchAlarms } = await import('./whenRun.ts');
        return watchAlarms(plan, context, awsServices(context, endpoint));
      },
    };
  },
});

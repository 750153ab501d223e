import { both, failed, harmless, rows, type FaultRow, type Given } from './faultRow.ts';

const after = (handler: string, more: Partial<Given> = {}): Partial<Given> => ({
  events: ['AfterAllowTraffic'],
  handler: `after.${handler}`,
  ...more,
});

const unreadable = {
  'codedeploy.ListDeploymentTargets': 'deny',
  'codedeploy.GetDeployment': 'deny',
} as const;

/** After the shift an answer counts only if the version that was deployed gave it. */
export const afterTheShift: FaultRow[] = rows(both, [
  harmless('after the shift', 'all is well', after('healthy')),
  failed(
    'after the shift',
    'the weights change while a check runs',
    /traffic arrived failed: .*\{"1":0\.1,"2":0\.9\}/,
    after('weightsChange'),
  ),
  failed(
    'after the shift',
    'the old version answers a custom check',
    /version 1 ran; expected version 2/,
    after('answeredByOld'),
  ),
  failed(
    'after the shift',
    'the routing cannot be read',
    /traffic arrived errored: .*lambda:GetAlias: AccessDeniedException/,
    after('healthy', { faults: { 'lambda.GetAlias': 'deny' } }),
  ),
  failed(
    'after the shift',
    'the alias of a set target is not known',
    /the alias of myfunc is not known/,
    after('setTarget', { faults: unreadable }),
  ),
  failed(
    'after the shift',
    'a set target contradicts the deployment',
    /names version 1 of myfunc, but the deployment deploys version 2/,
    after('healthy', { hook: { environment: { ALLOW_TRAFFIC_TARGET: 'myfunc:1' } } }),
  ),
  harmless(
    'after the shift',
    'takes another role, region and endpoint; the target is set',
    after('redirects'),
  ),
  failed(
    'one function for both events',
    'a set target contradicts the deployment',
    /names version 1 of myfunc, but the deployment deploys version 2/,
    {
      handler: 'after.bothEvents',
      hook: { environment: { ALLOW_TRAFFIC_TARGET: 'myfunc:1' } },
    },
  ),
  harmless(
    'one function for both events',
    'takes another role, region and endpoint; the second event finds the process warm',
    { events: ['BeforeAllowTraffic', 'AfterAllowTraffic'], handler: 'after.redirectsInBoth' },
  ),
]);

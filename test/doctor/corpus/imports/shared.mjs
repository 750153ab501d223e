import { beforeAllowTraffic, smokeInvoke } from 'allow-traffic';
import { tableExists } from '@acme/checks';
import { more } from './missing.mjs';

export const handler = beforeAllowTraffic({
  checks: [smokeInvoke({ payload: {} }), tableExists('orders'), ...more],
});

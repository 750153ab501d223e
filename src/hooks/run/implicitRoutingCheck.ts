import { aliasRouting } from '../../checks/aliasRouting.ts';
import type { Check } from '../../model/check.ts';

/**
 * Every AfterAllowTraffic hook runs this check when the user's own have ended: after the shift all
 * traffic must go to the version that was deployed. A routing that cannot be read is errored,
 * because unknown is not success.
 */
export const implicitRoutingCheck: Check = { ...aliasRouting(), name: 'traffic arrived' };

import { String } from '../../lib/primordials.ts';
import { aliasRouting } from '../../checks/aliasRouting.ts';
import type { Check } from '../../model/check.ts';
import { AwsCallError } from '../../aws/awsCallError.ts';

const allOnTarget = aliasRouting();

/**
 * Every AfterAllowTraffic hook runs this check besides the user's own: after the shift all traffic
 * must go to the version that was deployed. If the role may not read the alias's routing, the record
 * says so, and only the `ExecutedVersion` of the invocations decides.
 */
export const implicitRoutingCheck: Check = {
  name: 'traffic arrived',
  run: async (context) => {
    try {
      return await allOnTarget.run(context);
    } catch (error) {
      if (error instanceof AwsCallError && error.failure !== 'denied') throw error;
      const why = error instanceof AwsCallError ? `the role lacks ${error.action}` : String(error);
      return {
        outcome: 'skipped',
        message: `the alias's routing was not read (${why}); ExecutedVersion alone decides`,
      };
    }
  },
};

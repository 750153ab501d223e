import { AwsCallError } from '../../aws/awsCallError.ts';
import { aliasRouting } from '../../checks/aliasRouting.ts';
import { freshContext } from '../../checks/combinators/freshContext.ts';
import { Error } from '../../lib/primordials.ts';
import type { Check } from '../../model/check.ts';

const allOnTarget = aliasRouting();

/**
 * Every AfterAllowTraffic hook runs this check when the user's own have ended: after the shift all
 * traffic must go to the version that was deployed. It asks again, whatever a check was answered
 * before. A routing that cannot be read is errored: unknown is not success.
 */
export const implicitRoutingCheck: Check = {
  name: 'traffic arrived',
  run: async (context) => {
    try {
      return await allOnTarget.run(freshContext(context));
    } catch (error) {
      if (!(error instanceof AwsCallError) || error.failure !== 'denied') throw error;
      throw new Error(`the alias's routing cannot be read: the role lacks ${error.action}`, {
        cause: error,
      });
    }
  },
};

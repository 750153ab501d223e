import type { Check } from '../checks/check.ts';
import { AwsCallError } from '../aws/awsCallError.ts';

/**
 * After the shift all traffic must go to the version that was deployed. Every AfterAllowTraffic
 * hook reads the alias's routing beside its checks; where that is not possible the record says so
 * and the `ExecutedVersion` of the invocations alone decides.
 */
export const trafficArrived: Check = {
  name: 'traffic arrived',
  run: async ({ routing, target }) => {
    const expected = { [target.targetVersion]: 1 };
    try {
      const { alias, weights } = await routing();
      const elsewhere = Object.keys(weights).filter((version) => version !== target.targetVersion);
      if (elsewhere.length === 0) return { outcome: 'passed' };
      const versions = elsewhere.map((version) => `version ${version}`).join(' and ');
      return {
        outcome: 'failed',
        message: `alias ${alias} still sends traffic to ${versions}, not only to version ${target.targetVersion}`,
        expected,
        actual: weights,
      };
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

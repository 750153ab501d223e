import type { Input } from '../../http/operation.ts';
import { AwsError } from '../../http/awsError.ts';
import { canary, linear, type TrafficRouting } from '../state/deploymentConfig.ts';
import { optionalObject, optionalNumber, optionalString } from './inputReaders.ts';

const invalid = (message: string): AwsError =>
  new AwsError('InvalidTrafficRoutingConfigurationException', message);

/** TrafficRoutingConfig of a request; throws AWS's error if it is missing or wrong. */
export function readTrafficRouting(input: Input | undefined): TrafficRouting {
  if (input === undefined) throw invalid('The traffic routing configuration was not provided.');
  const type = optionalString(input, 'type');
  if (type === 'AllAtOnce') return { type };
  if (type === 'TimeBasedCanary') {
    const body = optionalObject(input, 'timeBasedCanary');
    return canary(readPercentage(body, 'canaryPercentage'), readInterval(body, 'canaryInterval'));
  }
  if (type === 'TimeBasedLinear') {
    const body = optionalObject(input, 'timeBasedLinear');
    return linear(readPercentage(body, 'linearPercentage'), readInterval(body, 'linearInterval'));
  }
  throw invalid(
    `type is ${type ?? 'missing'}; expected AllAtOnce, TimeBasedCanary or TimeBasedLinear.`,
  );
}

function readWhole(body: Input | undefined, member: string, most: number): number {
  const value = optionalNumber(body ?? {}, member);
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw invalid(`${member} is ${value ?? 'missing'}; expected a whole number, 1 to ${most}.`);
}

const readPercentage = (body: Input | undefined, member: string): number =>
  readWhole(body, member, 99);

/** In minutes: a deployment may take two days at most. */
const readInterval = (body: Input | undefined, member: string): number =>
  readWhole(body, member, 2880);

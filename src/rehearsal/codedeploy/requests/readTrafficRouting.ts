import { AwsError } from '../../http/awsError.ts';
import { canary, linear, type TrafficRouting } from '../state/deploymentConfig.ts';
import { members, number, text, type Members } from './inputReaders.ts';

const invalid = (message: string): AwsError =>
  new AwsError('InvalidTrafficRoutingConfigurationException', message);

/** TrafficRoutingConfig of a request. */
export function readTrafficRouting(input: Members | undefined): TrafficRouting {
  if (input === undefined) throw invalid('The traffic routing configuration was not provided.');
  const type = text(input, 'type');
  if (type === 'AllAtOnce') return { type };
  if (type === 'TimeBasedCanary') {
    const body = members(input, 'timeBasedCanary');
    return canary(share(body, 'canaryPercentage'), interval(body, 'canaryInterval'));
  }
  if (type === 'TimeBasedLinear') {
    const body = members(input, 'timeBasedLinear');
    return linear(share(body, 'linearPercentage'), interval(body, 'linearInterval'));
  }
  throw invalid(
    `type is ${type ?? 'missing'}; expected AllAtOnce, TimeBasedCanary or TimeBasedLinear.`,
  );
}

function whole(body: Members | undefined, name: string, most: number): number {
  const value = number(body ?? {}, name);
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw invalid(`${name} is ${value ?? 'missing'}; expected a whole number, 1 to ${most}.`);
}

const share = (body: Members | undefined, name: string): number => whole(body, name, 99);

/** Minutes; two days are the most that a deployment may take. */
const interval = (body: Members | undefined, name: string): number => whole(body, name, 2880);

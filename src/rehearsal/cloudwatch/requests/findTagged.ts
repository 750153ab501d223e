import { account, region } from '../../arns.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { Tags } from '../../tags.ts';
import type { CloudWatchState } from '../cloudWatchState.ts';
import { requiredString } from './inputReaders.ts';

const prefix = `arn:aws:cloudwatch:${region}:${account}:alarm:`;

/** The tags of the alarm that `ResourceARN` names; throws AWS's error if there is none. */
export function findTagged({ store }: CloudWatchState, input: Input): Tags {
  const arn = requiredString(input, 'ResourceARN');
  const alarm = arn.startsWith(prefix) ? store.alarms.get(arn.slice(prefix.length)) : undefined;
  if (alarm !== undefined) return alarm.tags;
  throw new AwsError('ResourceNotFoundException', `${arn} is not an alarm of this stand-in.`, 404);
}

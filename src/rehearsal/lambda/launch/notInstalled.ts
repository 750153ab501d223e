import { AwsError } from '../../http/awsError.ts';

/** A runtime that this machine does not have: one sentence, which ends with the command that installs it. */
export const notInstalled = (sentence: string): AwsError =>
  new AwsError('InvalidParameterValueException', sentence);

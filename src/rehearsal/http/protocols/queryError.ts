import type { AwsError } from '../awsError.ts';

/** The codes that differ from the names of the errors in AWS's model. */
const codes: Readonly<Record<string, string>> = {
  AuthorizationErrorException: 'AuthorizationError',
  InvalidParameterCombinationException: 'InvalidParameterCombination',
  InvalidParameterException: 'InvalidParameter',
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  ThrottledException: 'Throttled',
};

/** The code of an error in the query protocol: `MissingParameter`. */
export const queryCode = ({ code }: AwsError): string => codes[code] ?? code;

export const queryFaultType = ({ statusCode }: AwsError): 'Receiver' | 'Sender' =>
  statusCode >= 500 ? 'Receiver' : 'Sender';

/**
 * What services that once had the query protocol add to an error.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
 */
export const queryErrorHeader = (error: AwsError): Record<string, string> => ({
  'x-amzn-query-error': `${queryCode(error)};${queryFaultType(error)}`,
});

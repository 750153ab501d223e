import { AwsError } from '../../http/awsError.ts';

/** What a name or an ARN of a function says. */
export interface FunctionRef {
  name: string;
  qualifier?: string;
  region?: string;
  accountId?: string;
}

/** Name, `ACCOUNT:function:NAME` or full ARN, each with or without a qualifier: as AWS's model has it. */
const PATTERN =
  /^(?:arn:aws[\w-]*:lambda:(?<region>[a-z]{2,}(?:-[a-z]+)+-\d):)?(?:(?<accountId>\d{12}):)?(?:function:)?(?<name>[\w-]{1,64})(?::(?<qualifier>\$LATEST|[\w-]{1,128}))?$/;

/** Throws AwsError `ValidationException` where the text is neither a name nor an ARN of a function. */
export function parseFunctionRef(text: string): FunctionRef {
  const groups = PATTERN.exec(text)?.groups;
  const name = groups?.['name'];
  if (name === undefined) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${text}' at 'functionName' failed to satisfy constraint: ` +
        'expected a function name, a partial ARN or a full ARN',
    );
  }
  const { qualifier, region, accountId } = groups ?? {};
  return {
    name,
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(region === undefined ? {} : { region }),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

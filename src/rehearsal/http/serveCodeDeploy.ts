import { AwsError } from './awsError.ts';
import type { OperationMap } from './operation.ts';
import { parseInput } from './readBody.ts';
import type { HttpAnswer, HttpRequest } from './httpTypes.ts';

const TARGET = 'CodeDeploy_20141006.';
const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** The operation of an awsJson1.1 request; `undefined` if it is not for CodeDeploy. */
export function codeDeployOperation(request: HttpRequest): string | undefined {
  const target = request.headers['x-amz-target'];
  if (typeof target !== 'string' || !target.startsWith(TARGET)) return undefined;
  return target.slice(TARGET.length);
}

export function codeDeployError(error: AwsError): HttpAnswer {
  return {
    status: error.statusCode,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-errortype': error.code },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  };
}

export async function serveCodeDeploy(
  operations: OperationMap,
  operation: string,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (run === undefined) {
    throw new AwsError(
      'UnknownOperationException',
      `CodeDeploy's operation ${operation} is not part of this stand-in`,
    );
  }
  const output = await run(parseInput(request.body));
  return {
    status: 200,
    headers: { 'content-type': CONTENT_TYPE },
    body: JSON.stringify(output ?? {}),
  };
}

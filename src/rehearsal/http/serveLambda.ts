import { AwsError } from './awsError.ts';
import { lambdaRoutes, type LambdaRoute } from './lambdaRoutes.ts';
import { invokeAnswer, invokeInput } from './invokeMessage.ts';
import type { OperationMap } from './operation.ts';
import { parseInput } from './readBody.ts';
import type { HttpAnswer, HttpRequest } from './httpTypes.ts';

export interface MatchedRoute {
  route: LambdaRoute;
  /** The labels of the path: `FunctionName`, `Name`. */
  labels: Record<string, string>;
}

function decode(label: string): string {
  try {
    return decodeURIComponent(label);
  } catch {
    throw new AwsError(
      'InvalidParameterValueException',
      `The path has an invalid escape: ${label}`,
    );
  }
}

export function matchLambdaRoute(request: HttpRequest): MatchedRoute | undefined {
  for (const route of lambdaRoutes) {
    if (route.method !== request.method) continue;
    const match = route.path.exec(request.path);
    if (match === null) continue;
    const labels = Object.entries(match.groups ?? {}).map(([key, label]) => [key, decode(label)]);
    return { route, labels: Object.fromEntries(labels) as Record<string, string> };
  }
  return undefined;
}

/** The body has `message` and `Message`, because AWS's errors have one or the other. */
export function lambdaError(error: AwsError): HttpAnswer {
  const Type = error.statusCode >= 500 ? 'Service' : 'User';
  return {
    status: error.statusCode,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: JSON.stringify({ Type, Message: error.message, message: error.message }),
  };
}

export async function serveLambda(
  operations: OperationMap,
  { route, labels }: MatchedRoute,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const run = Object.hasOwn(operations, route.operation) ? operations[route.operation] : undefined;
  if (run === undefined) {
    throw new AwsError(
      'UnknownOperationException',
      `Lambda's operation ${route.operation} is not part of this stand-in`,
      404,
    );
  }
  const query = Object.fromEntries(request.query);
  if (route.operation === 'Invoke') {
    return invokeAnswer(await run({ ...query, ...labels, ...invokeInput(request) }));
  }
  const output = await run({ ...parseInput(request.body), ...query, ...labels });
  const body = route.status === 204 ? '' : JSON.stringify(output ?? {});
  return { status: route.status, headers: { 'content-type': 'application/json' }, body };
}

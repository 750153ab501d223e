import { AwsError } from '../awsError.ts';
import type { HttpRequest } from '../httpTypes.ts';
import { parseInput } from '../readBody.ts';
import { invokeAnswer, invokeInput } from './invokeMessage.ts';
import { lambdaRoutes, type LambdaRoute } from './lambdaRoutes.ts';
import type { Protocol } from './protocol.ts';

interface MatchedRoute {
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

function matchRoute(request: HttpRequest): MatchedRoute | undefined {
  for (const route of lambdaRoutes) {
    if (route.method !== request.method) continue;
    const [parameter, value] = route.query ?? [];
    if (parameter !== undefined && request.query.get(parameter) !== value) continue;
    const match = route.path.exec(request.path);
    if (match === null) continue;
    const labels = Object.entries(match.groups ?? {}).map(([key, label]) => [key, decode(label)]);
    return { route, labels: Object.fromEntries(labels) as Record<string, string> };
  }
  return undefined;
}

/** A parameter that comes several times is a list. */
function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  const entries = [...query.keys()].map((key): [string, string | string[]] => {
    const [first = '', ...others] = query.getAll(key);
    return [key, others.length === 0 ? first : [first, ...others]];
  });
  return Object.fromEntries(entries);
}

/** restJson1, which Lambda speaks: the operation is the method and the path. */
export const restJson: Protocol = {
  deniedStatus: 403,
  route(request) {
    const matched = matchRoute(request);
    if (matched === undefined) return undefined;
    const { route, labels } = matched;
    const isInvoke = route.operation === 'Invoke';
    const query = readQuery(request.query);
    return {
      service: 'lambda',
      operation: route.operation,
      input: labels,
      readInput: () =>
        isInvoke
          ? { ...query, ...labels, ...invokeInput(request) }
          : { ...parseInput(request.body), ...query, ...labels },
      writeOutput(output) {
        if (isInvoke) return invokeAnswer(output);
        const body = route.status === 204 ? '' : JSON.stringify(output ?? {});
        return { status: route.status, headers: { 'content-type': 'application/json' }, body };
      },
    };
  },
  /** The body has `message` and `Message`, because AWS's errors have one or the other. */
  writeError(error) {
    const Type = error.statusCode >= 500 ? 'Service' : 'User';
    return {
      status: error.statusCode,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
      body: JSON.stringify({ Type, Message: error.message, message: error.message }),
    };
  },
};

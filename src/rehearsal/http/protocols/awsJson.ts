import { parseJsonOrText } from '../../../lib/json.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import type { HttpAnswer } from '../httpTypes.ts';
import type { Service } from '../operation.ts';
import { decodeBody, parseInput } from '../readBody.ts';
import { writeDates, type Protocol } from './protocol.ts';
import { queryErrorHeader } from './queryError.ts';

interface JsonService {
  service: Service;
  contentType: string;
  /** Whether clients that knew the service by the query protocol speak to it. */
  queryCompatible: boolean;
}

const codeDeploy: JsonService = {
  service: 'codedeploy',
  contentType: 'application/x-amz-json-1.1',
  queryCompatible: false,
};

/** By the prefix of `X-Amz-Target`. */
const services: Readonly<Record<string, JsonService>> = {
  CodeDeploy_20141006: codeDeploy,
  GraniteServiceVersion20100801: {
    service: 'cloudwatch',
    contentType: 'application/x-amz-json-1.0',
    queryCompatible: true,
  },
};

/**
 * awsJson1.0 and 1.1: the operation in the header `X-Amz-Target`, JSON in the body.
 * @see https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function awsJson(target: string): Protocol {
  const [prefix = '', operation = ''] = target.split('.');
  const known = Object.hasOwn(services, prefix) ? services[prefix] : undefined;
  const { service, contentType, queryCompatible } = known ?? codeDeploy;
  const answer = (status: number, body: unknown): HttpAnswer => ({
    status,
    headers: { 'content-type': contentType },
    body: JSON.stringify(body),
  });
  return {
    deniedStatus: 400,
    route(request) {
      if (known === undefined) return undefined;
      const value = parseJsonOrText(request.body.toString('utf8'));
      return {
        service,
        operation,
        input: isPlainObject(value) ? value : {},
        readInput: () => parseInput(decodeBody(request)),
        writeOutput: (output) =>
          answer(
            200,
            writeDates(output ?? {}, (date) => date.getTime() / 1000),
          ),
      };
    },
    writeError(error) {
      const { headers, ...rest } = answer(error.statusCode, {
        __type: error.code,
        message: error.message,
      });
      const query = queryCompatible ? queryErrorHeader(error) : {};
      return { ...rest, headers: { ...headers, 'x-amzn-errortype': error.code, ...query } };
    },
  };
}

import { cbor, dateToTag } from '@smithy/core/cbor';
import { isPlainObject } from '../../../lib/objects.ts';
import { AwsError } from '../awsError.ts';
import type { HttpAnswer } from '../httpTypes.ts';
import type { Input, Service } from '../operation.ts';
import { decodeBody } from '../readBody.ts';
import { writeDates, type Protocol } from './protocol.ts';
import { queryErrorHeader } from './queryError.ts';

/** By the name of the service in the path. */
const services: Readonly<Record<string, Service>> = { GraniteServiceVersion20100801: 'cloudwatch' };

const path = /^\/service\/(\w+)\/operation\/(\w+)$/;

/** CBOR's tag of a time in seconds since the epoch. */
const EPOCH_TAG = 1;

/** The value with every tagged time as a `Date`. */
function readTags(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readTags);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const { tag, value: seconds } = value as { tag?: unknown; value?: unknown };
  if (tag === EPOCH_TAG && typeof seconds === 'number') return new Date(seconds * 1000);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readTags(one)]));
}

function readInput(body: Buffer): Input {
  if (body.length === 0) return {};
  let value: unknown;
  try {
    value = readTags(cbor.deserialize(body));
  } catch {
    value = undefined;
  }
  if (isPlainObject(value)) return value;
  throw new AwsError('SerializationException', 'The request body is not a CBOR map');
}

const answer = (
  status: number,
  value: unknown,
  headers: HttpAnswer['headers'] = {},
): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor', ...headers },
  body: Buffer.from(cbor.serialize(writeDates(value, dateToTag))),
});

/**
 * Smithy's RPC v2 CBOR: the operation in the path, CBOR in the body.
 * @see https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
 */
export const rpcV2Cbor: Protocol = {
  deniedStatus: 400,
  route(request) {
    const [, name = '', operation = ''] = path.exec(request.path) ?? [];
    const service = Object.hasOwn(services, name) ? services[name] : undefined;
    if (service === undefined) return undefined;
    return {
      service,
      operation,
      input: {},
      readInput: () => readInput(decodeBody(request)),
      writeOutput: (output) => answer(200, output ?? {}),
    };
  },
  writeError: (error) =>
    answer(
      error.statusCode,
      { __type: `com.amazonaws.cloudwatch#${error.code}`, message: error.message },
      queryErrorHeader(error),
    ),
};

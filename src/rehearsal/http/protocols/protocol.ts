import type { AwsError } from '../awsError.ts';
import type { HttpAnswer, HttpRequest } from '../httpTypes.ts';
import type { Input, Service } from '../operation.ts';

/** A request whose service and operation are known. */
export interface ProtocolCall {
  service: Service;
  operation: string;
  /** What can be read of the input without checking it; never throws. */
  input: Input;
  /** The members of the input; throws an `AwsError` if the request cannot be read. */
  readInput: () => Input;
  writeOutput: (output: unknown) => HttpAnswer;
}

/** How requests, answers and errors look on the wire. */
export interface Protocol {
  /** The status of an answer to a request whose signature is not accepted. */
  deniedStatus: number;
  /** The call of a request; undefined if it is for no operation that AWS has. */
  route: (request: HttpRequest) => ProtocolCall | undefined;
  writeError: (error: AwsError) => HttpAnswer;
}

/** The same value with every `Date` in it as the protocol writes times. */
export function writeDates(value: unknown, write: (date: Date) => unknown): unknown {
  if (value instanceof Date) return write(value);
  if (Array.isArray(value)) return value.map((item) => writeDates(item, write));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(entries.map(([name, member]) => [name, writeDates(member, write)]));
}

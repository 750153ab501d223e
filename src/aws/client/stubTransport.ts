import { Buffer, JSON, Promise, String } from '../../lib/primordials.ts';
import { Readable } from 'node:stream';
import { hasOwnCredentials } from './hasOwnCredentials.ts';

/** The address of a request. */
export interface Origin {
  protocol: string;
  hostname: string;
  port?: number;
}

interface LocalResponse {
  response: { statusCode: number; headers: Record<string, string>; body: Readable };
}

/** Settings for a client of the SDK that sends nothing. */
export interface LocalSettings {
  requestHandler: { handle(request: Origin): Promise<LocalResponse> };
  /** Made up, unless environment variables hold real ones: the SDK might ask a service for them. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** Like the answer of a function behind API Gateway, so that the code that reads answers runs too. */
const body = Buffer.from(
  JSON.stringify({
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"ok":true}',
  }),
);

const headers: Record<string, string> = {
  'content-type': 'application/json',
  'content-length': String(body.length),
  'x-amz-executed-version': '1',
  'x-amz-log-result': Buffer.from('REPORT RequestId: 0\tDuration: 1.00 ms\t').toString('base64'),
};

const nobodys = { accessKeyId: 'nobody', secretAccessKey: 'nobody' };

/**
 * Answers every request like an invocation of version 1; a report accepts that answer too. Before
 * that, calls `onRequest` with the address of the request.
 */
export function stubTransport(onRequest: (origin: Origin) => unknown): LocalSettings {
  return {
    requestHandler: {
      handle: ({ protocol, hostname, port }) => {
        onRequest({ protocol, hostname, ...(port === undefined ? {} : { port }) });
        return Promise.resolve({
          response: { statusCode: 200, headers: { ...headers }, body: Readable.from([body]) },
        });
      },
    },
    ...(hasOwnCredentials() ? {} : { credentials: nobodys }),
  };
}

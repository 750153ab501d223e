import { Buffer, JSON, Promise, String } from '../lib/primordials.ts';
import { Readable } from 'node:stream';
import { hasOwnCredentials } from './hasOwnCredentials.ts';

/** Where a request would have gone. */
export interface Origin {
  protocol: string;
  hostname: string;
  port?: number;
}

interface LocalResponse {
  response: { statusCode: number; headers: Record<string, string>; body: Readable };
}

/** Settings for a client of the SDK from which nothing leaves. */
export interface LocalSettings {
  requestHandler: { handle(request: Origin): Promise<LocalResponse> };
  /** Nobody's, where asking for the environment's could send a signed request. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

/** As API Gateway's functions answer, so that what reads an answer has met one. */
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
 * Answers every request as an invocation of version 1 would be answered, which will do for a report
 * too, after `onRequest` was told where it was to go.
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

import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { afterEach } from 'vitest';
import type { Clock } from '../../../src/rehearsal/clock.ts';
import { cloudWatchOperations } from '../../../src/rehearsal/cloudwatch/cloudWatchOperations.ts';
import {
  createCloudWatchState,
  type CloudWatchState,
} from '../../../src/rehearsal/cloudwatch/cloudWatchState.ts';
import { startServer } from '../../../src/rehearsal/http/startServer.ts';
import { testCredentials } from '../testCredentials.ts';

/** A clock that a test sets. */
export interface SetClock extends Clock {
  minute: number;
}

export function setClock(minute = 0): SetClock {
  const clock: SetClock = {
    minute,
    now: () => clock.minute,
    // Alarms are evaluated by the tests themselves.
    wait: (_minutes, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('over')), { once: true });
      }),
    work: (run) => run(),
  };
  return clock;
}

export interface CloudWatchOverHttp {
  client: CloudWatchClient;
  state: CloudWatchState;
  clock: SetClock;
  endpoint: string;
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** CloudWatch behind the real server, with the SDK's own client; closed after each test. */
export async function cloudWatchOverHttp(): Promise<CloudWatchOverHttp> {
  const clock = setClock(1_000);
  const closing = new AbortController();
  const state = createCloudWatchState(clock, closing.signal);
  const server = await startServer({
    cloudwatch: cloudWatchOperations(state),
    credentials: testCredentials,
  });
  const client = new CloudWatchClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: testCredentials,
    maxAttempts: 1,
  });
  open.push(async () => {
    closing.abort();
    client.destroy();
    await server.close();
  });
  return { client, state, clock, endpoint: server.endpoint };
}

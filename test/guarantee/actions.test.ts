/** An action of a real hook reaches a real server, once for each deployment. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultTable } from './faultTable.ts';
import { runRow } from './harness/runRow.ts';
import type { Entry } from './table/faultRow.ts';

/** What SNS answers to Publish. */
const published =
  '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>';

let server: Server;
const paths: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    paths.push(request.url ?? '');
    response.setHeader('content-type', 'text/xml').end(published);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it.concurrent.each<Entry>(['in process', 'isolated'])(
  'a redelivered event does not notify twice, and the URL is a secret (%s)',
  async (entry) => {
    const row = faultTable.find((one) => one.entry === entry && one.place === 'webhook')!;
    const path = `/secret-${entry.replace(' ', '-')}`;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const environment = { ...row.hook.environment, WEBHOOK: url };
    const result = await runRow({ ...row, hook: { environment }, duplicates: true });
    expect(result.invocations).toBe(2);
    expect(paths.filter((one) => one === path)).toEqual([path]);
    expect(result.hookReports.BeforeAllowTraffic).toMatchObject({
      status: 'Succeeded',
      reported: 'accepted',
      actions: [
        { name: 'webhook', outcome: 'succeeded', message: 'the answer was 200' },
        { name: 'own', outcome: 'succeeded' },
      ],
    });
    expect(JSON.stringify(result)).not.toContain('secret-');
  },
);

it.concurrent.each<Entry>(['in process', 'isolated'])(
  'a redelivered event publishes to a topic once (%s)',
  async (entry) => {
    const row = faultTable.find((one) => one.entry === entry && one.place === 'notify')!;
    const path = `/sns-${entry.replace(' ', '-')}/`;
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const environment = { PLACE: 'notify', AWS_ENDPOINT_URL_SNS: url };
    const result = await runRow({ ...row, faults: {}, hook: { environment }, duplicates: true });
    expect(result.invocations).toBe(2);
    expect(paths.filter((one) => one === path)).toEqual([path]);
    expect(result.hookReports.BeforeAllowTraffic).toMatchObject({
      status: 'Succeeded',
      reported: 'accepted',
      actions: [
        { name: 'notify', outcome: 'succeeded', message: 'published as m-1' },
        { name: 'second', outcome: 'succeeded' },
      ],
    });
  },
);

it.concurrent.each(['fills the heap with objects'])(
  'in the process, an action that %s changes no status, and one line says what was reported',
  async (fault) => {
    const row = faultTable.find((one) => one.entry === 'in process' && one.place === 'action')!;
    const lines: string[] = [];
    const environment = { ...row.hook.environment, FAULT: fault };
    const result = await runRow(
      { ...row, hook: { environment } },
      { onLog: (text) => lines.push(text) },
    );
    expect(result.status).toBe('Succeeded');
    expect(result.reports.map(({ status, error }) => [status, error])).toEqual([
      ['Succeeded', undefined],
    ]);
    // The record would have been logged afterwards.
    expect(result.hookReports).toEqual({});
    expect(lines.join('\n')).toContain('is reported; actions run now: faulty, second');
  },
);

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../../src/records/readRecord.ts';
import type { RecordedDeployment } from '../../src/records/recordedDeployment.ts';
import { sample } from '../page/sample.ts';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'allow-traffic-records-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: string | Buffer, id?: string): RecordedDeployment[] {
  const path = join(folder, 'record');
  writeFileSync(path, content);
  return readRecord(path, id);
}

const requestId = '3f0c2a1e-7b7d-4a53-9f5e-0a1b2c3d4e5f';

/** A line as the hook's logger writes it. */
function logged(deploymentId: string, lifecycleEvent: string, status: string, more: object = {}) {
  return {
    level: 'INFO',
    message: 'BeforeAllowTraffic',
    service: 'allow-traffic',
    function_name: 'hook',
    function_request_id: requestId,
    ...{ schemaVersion: 1, deploymentId, lifecycleEvent, status },
    ...{ targets: [], checks: [], reported: 'accepted', durationMs: 5 },
    ...more,
  };
}
const before = logged('d-1', 'BeforeAllowTraffic', 'Succeeded');
const after = logged('d-1', 'AfterAllowTraffic', 'Failed', { reason: 'too slow' });

const expectBoth = ([one]: RecordedDeployment[]): void =>
  expect(one).toMatchObject({
    ...{ origin: 'hooks', deploymentId: 'd-1', status: 'Failed' },
    hookReports: {
      BeforeAllowTraffic: { status: 'Succeeded' },
      AfterAllowTraffic: { reason: 'too slow' },
    },
  });

const stamp = '2026-11-22T07:00:00.123000+00:00 2026/11/22/[$LATEST]0a1b2c3d4e5f';
const noise = [
  'INIT_START Runtime Version: nodejs:24.v1',
  `START RequestId: ${requestId} Version: 7`,
  `2026-11-22T07:00:00.000Z\t${requestId}\tINFO\tcalling {"half": `,
  `REPORT RequestId: ${requestId}\tDuration: 12.50 ms\tBilled Duration: 13 ms\tInit Duration: 180.00 ms\t`,
];

describe('readRecord: where a record may stand', () => {
  const lines = [before, after].map((one) => JSON.stringify(one));
  const asCsv = (one: string): string => `2026-11-22 07:00:00.000,"${one.replaceAll('"', '""')}"`;
  const messages = lines.map((message, index) => ({ timestamp: index, message }));
  it.each<[string, string | Buffer]>([
    ['raw lines', lines.join('\n')],
    ['aws logs tail', [...noise, ...lines].map((line) => `${stamp} ${line}`).join('\r\n')],
    [
      'aws logs tail --format json',
      [before, after].map((one) => `${stamp} ${JSON.stringify(one, undefined, 4)}`).join('\n'),
    ],
    [
      'aws logs get-log-events',
      JSON.stringify({ events: messages, nextForwardToken: 'f/1' }, undefined, 2),
    ],
    ['Logs Insights as CSV', ['@timestamp,@message', ...lines.map(asCsv)].join('\n')],
    ['Logs Insights as JSON', JSON.stringify(lines.map((line) => ({ '@message': line })))],
    [
      'the JSON log format of Lambda',
      lines
        .map((message) => JSON.stringify({ timestamp: 't', level: 'INFO', requestId, message }))
        .join('\n'),
    ],
    ["pino's own object", JSON.stringify([before, after].map((record) => ({ record, msg: 'x' })))],
    [
      'gzip, as exported to S3',
      gzipSync(lines.map((line) => `2026-11-22T07:00:00.000Z ${line}`).join('\n')),
    ],
    ["UTF-16, as PowerShell's > writes", Buffer.from(`\ufeff${lines.join('\r\n')}`, 'utf16le')],
    ['records as they are', JSON.stringify([before, after])],
  ])('reads %s', (_name, content) => expectBoth(read(content)));

  it('reads a rehearsal and the rehearsal of a stack', () => {
    expect(read(JSON.stringify(sample('why')))).toMatchObject([
      { origin: 'rehearsal', status: 'Failed' },
    ]);
    const stack = {
      status: 'Failed',
      deployments: [sample(), { ...sample(), deploymentId: 'd-2' }],
    };
    expect(read(JSON.stringify(stack))).toHaveLength(2);
    expect(read(JSON.stringify(stack), 'd-2')).toMatchObject([{ deploymentId: 'd-2' }]);
  });

  it('keeps the other lines of the invocation', () => {
    const [one] = read(
      [...noise, ...[before, after].map((line) => JSON.stringify(line))].join('\n'),
    );
    expect(one?.invocations).toMatchObject({
      total: 1,
      recorded: [
        {
          functionName: 'hook',
          version: '7',
          outcome: 'succeeded',
          durationMs: 12.5,
          initDurationMs: 180,
          logLines: 3,
        },
      ],
    });
  });
});

describe('readRecord: which record counts', () => {
  it('takes the report that CodeDeploy accepted, not the retry after it', () => {
    const retry = { ...before, status: 'Failed', reported: 'alreadyCompleted' };
    const [one] = read([before, retry].map((line) => JSON.stringify(line)).join('\n'));
    expect(one?.status).toBe('Succeeded');
  });

  it('does not count a success that CodeDeploy did not take', () => {
    const [one] = read(JSON.stringify({ ...before, reported: 'failed' }));
    expect(one).toMatchObject({ status: 'Failed' });
    expect(one?.errorInformation?.message).toContain('did not accept');
  });

  it('asks which of several deployments, and names them', () => {
    const log = [before, { ...after, deploymentId: 'd-2' }]
      .map((one) => JSON.stringify(one))
      .join('\n');
    expect(() => read(log)).toThrow(
      'record: it holds the hooks of 2 deployments; choose one by --deployment-id: d-1 (Succeeded), d-2 (Failed)',
    );
    expect(read(log, 'd-2')).toMatchObject([{ deploymentId: 'd-2', status: 'Failed' }]);
    expect(() => read(log, 'd-3')).toThrow("no record of the deployment 'd-3', but of d-1");
  });

  it.each([
    '',
    'a log without records\n{ "half":',
    '{"a":1}',
    '[]',
    '"text"',
    '\u0000\u0001',
    '{"reported":"checks"}',
  ])('says in one sentence that %j holds none', (content) =>
    expect(() => read(content)).toThrow(/expected the output of rehearse --json/),
  );

  it('says that a file is missing, or that its gzip is broken', () => {
    expect(() => readRecord(join(folder, 'missing'))).toThrow(
      /cannot read it: there is no such file$/,
    );
    expect(() => readRecord(folder)).toThrow(/cannot read it: it is a folder, not a file$/);
    expect(() => read(Buffer.from([0x1f, 0x8b, 1, 2, 3]))).toThrow(/cannot read it/);
  });
});

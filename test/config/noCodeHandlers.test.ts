import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { beforeAllowTraffic } from '../../src/config/noCodeHandlers.ts';

let code = '';
beforeEach(() => {
  code = mkdtempSync(join(tmpdir(), 'allow-traffic-code-'));
  vi.stubEnv('LAMBDA_TASK_ROOT', code);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(code, { recursive: true });
});

it('reads the events of "$file" from the code of the function, which need not be the working directory', async () => {
  mkdirSync(join(code, 'events'));
  writeFileSync(join(code, 'events/a.json'), '{ "path": "/a" }');
  writeFileSync(join(code, 'events/b.json'), '{ "path": }');
  const checks = [{ compareVersions: { events: { $file: 'events/*.json' } } }];
  vi.stubEnv('ALLOW_TRAFFIC_CHECKS', JSON.stringify(checks));
  const context = { getRemainingTimeInMillis: () => 10_000 } as Context;
  const report = await beforeAllowTraffic({ dryRun: true, target: 'orders:2' }, context);
  expect(report.status).toBe('Failed');
  expect(report.reason).toContain(`the file ${join(code, 'events/b.json')}, which is not JSON`);
});

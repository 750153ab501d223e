import { describe, expect, it } from 'vitest';
import { check, deployment, record } from './runs.ts';
import { writtenBy } from './writtenBy.ts';
import type { RunResult } from '../../src/reporters/runResult.ts';

const env = {
  ORDERS_API_KEY: 'key-0123456789-"abc"',
  SHORT_TOKEN: 'word',
  PLAIN: 'not-a-secret-at-all',
};
const texts = [
  `the key is ${env.ORDERS_API_KEY}, and a word of not-a-secret-at-all`,
  '{"headers":{"Authorization":"Bearer of-a-header","accept":"text/html"}}',
];
const hidden = ['key-0123456789', 'of-a-header'];
const kept = ['the key is (redacted)', 'not-a-secret-at-all', 'text/html'];

const invocation = {
  requestId: 'r',
  functionName: 'orders',
  version: '2',
  atMinute: 0,
  outcome: 'failed' as const,
  log: texts,
  logLines: texts.length,
};
const message = `answered ${env.ORDERS_API_KEY}`;
const hookReport = record('Failed', [check('a', 'failed', { message, actual: [message] })], {
  reason: message,
});
const runs: Record<string, RunResult> = {
  'a rehearsal': {
    kind: 'rehearsal',
    deployments: [
      deployment('Failed', {
        errorInformation: { code: 'HOOK_EXECUTION_FAILURE', message },
        lifecycleEvents: [
          {
            lifecycleEventName: 'BeforeAllowTraffic',
            functionName: 'before',
            status: 'Failed',
            durationMs: 1,
            diagnostics: { errorCode: 'ScriptTimedOut', message, logTail: texts.join('\n') },
          },
        ],
        hookReports: { BeforeAllowTraffic: hookReport },
        invocations: { total: 1, recorded: [invocation] },
      }),
    ],
  },
  'records of hooks': {
    kind: 'hooks',
    hookReports: [hookReport],
    invocations: { total: 1, recorded: [invocation] },
  },
};

describe.each(Object.entries(runs))('of %s', (_, result) => {
  it.each(['plain', 'json', 'junit', 'html', 'github'] as const)(
    '%s shows no secrets of the environment and no credentials of a log',
    async (name) => {
      const { stdout, stderr } = await writtenBy([{ name }], result, texts, env);
      const all = stdout + stderr;
      for (const secret of hidden) expect(all).not.toContain(secret);
      expect(all).toContain('answered (redacted)');
      for (const text of kept) expect(all).toContain(text);
    },
  );
});

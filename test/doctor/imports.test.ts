import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/doctor/finding.ts';
import { inspectText, textOf } from './inspectText.ts';

/** What is found if the hook before the shift runs a module of the corpus. */
async function found(module: string): Promise<readonly Finding[]> {
  const text = textOf('sam')
    .replace('/opt/nodejs/allow-traffic.beforeAllowTraffic', () => `imports/${module}.handler`)
    .replace('InlineCode: // The layer has the handler.', 'CodeUri: .')
    .replace(
      `          ALLOW_TRAFFIC_CHECKS: '[{ "smokeInvoke": { "payload": {} } }]'\n`,
      '          A: b\n',
    );
  return (await inspectText(text)).findings;
}

describe('the code of a hook', () => {
  it('has its checks in modules that its handler imports', async () => {
    const messages = (await found('before')).map(({ rule, message }) => `${rule}: ${message}`);
    expect(messages.join('\n')).toMatch(
      /check-permissions: .* may not lambda:GetFunctionConfiguration .* functionReady needs/,
    );
    // All of its checks are seen.
    expect(messages.join('\n')).not.toContain('is not read');
  });

  it('may have checks from elsewhere, about which nothing is claimed', async () => {
    const notes = (await found('shared')).filter(({ rule }) => rule === 'check-permissions');
    expect(notes.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      "info: cannot tell what the check 'tableExists' of the hook 'Before' needs: its module '@acme/checks' is not read",
      "info: cannot tell what the check 'more' of the hook 'Before' needs: its module './missing.mjs' is not read",
    ]);
  });
});

describe('a hand-written hook', () => {
  const missing = async (module: string): Promise<number> => {
    const text = textOf('sam')
      .replace('/opt/nodejs/allow-traffic.beforeAllowTraffic', `ownCode/${module}.handler`)
      .replace('InlineCode: // The layer has the handler.', 'CodeUri: .')
      .replace(/ {10}ALLOW_TRAFFIC_CHECKS: .*/, '          A: b')
      .replace('Action: lambda:InvokeFunction', 'Action: lambda:GetFunction');
    const { findings } = await inspectText(text);
    return findings.filter(({ rule }) => rule === 'invoke-permission').length;
  };

  it('needs to invoke only if its code does', async () => {
    expect(await missing('mended')).toBe(1);
    expect(await missing('only-success')).toBe(0);
  });
});

describe('a comment in the code of a hook', () => {
  it('silences a rule there', async () => {
    const own = await found('silenced');
    expect(own.filter(({ rule }) => rule === 'throws-at-load')).toEqual([]);
  });
});

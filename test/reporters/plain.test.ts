import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { streamOutput } from '../../src/reporters/output.ts';
import { plain } from '../../src/reporters/plain.ts';
import type { ProgressEvent } from '../../src/rehearsal/index.ts';
import { textOutput } from './textOutput.ts';

const plan = (deploymentId: string, functionName: string): ProgressEvent => ({
  type: 'plan',
  deploymentId,
  path: 'template.yaml',
  deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
  targets: [{ functionName, alias: 'live', currentVersion: '1', targetVersion: '2' }],
  hooks: {},
});

const succeeded = (deploymentId: string): Extract<ProgressEvent, { type: 'lifecycleEvent' }> => ({
  type: 'lifecycleEvent',
  deploymentId,
  lifecycleEventName: 'AllowTraffic',
  status: 'Succeeded',
});

const rollback: ProgressEvent = {
  type: 'deployment',
  deploymentId: 'd-R',
  status: 'Succeeded',
  creator: 'codeDeployRollback',
  rollbackTriggeringDeploymentId: 'd-A',
};

function linesOf(...events: ProgressEvent[]): string[] {
  return linesIn({}, ...events);
}

function linesIn(env: Record<string, string>, ...events: ProgressEvent[]): string[] {
  const stream = new PassThrough();
  const out = streamOutput(stream as unknown as WriteStream, env);
  const view = plain.open({ out, errors: textOutput(), verbose: true, env });
  for (const event of events) view.onProgress?.(event);
  return String(stream.read()).trimEnd().split('\n');
}

describe('plain', () => {
  it('names the deployment of each line if there are several, also of a rollback', () => {
    expect(
      linesOf(
        plan('d-A', 'orders'),
        plan('d-B', 'users'),
        succeeded('d-B'),
        { ...succeeded('d-A'), diagnostics: { errorCode: 'ScriptFailed', message: 'one\ntwo' } },
        { type: 'alarm', name: 'errors', deploymentIds: ['d-A', 'd-B'] },
        rollback,
        { type: 'log', functionName: 'users', version: '2', text: 'hello' },
      ),
    ).toEqual([
      'orders:live, version 1 to 2, CodeDeployDefault.LambdaAllAtOnce',
      'users:live, version 1 to 2, CodeDeployDefault.LambdaAllAtOnce',
      '[users:live] AllowTraffic: Succeeded',
      '[orders:live] AllowTraffic: Succeeded',
      '[orders:live] AllowTraffic: one',
      '[orders:live] two',
      'alarm errors went off',
      '[orders:live] Rollback d-R: Succeeded',
      'users:2 | hello',
    ]);
  });

  it('does not name the only deployment', () => {
    expect(linesOf(plan('d-A', 'orders'), succeeded('d-A'), rollback).slice(1)).toEqual([
      'AllowTraffic: Succeeded',
      'Rollback d-R: Succeeded',
    ]);
  });

  it('shows commands of the GitHub Actions runner, which would obey them', () => {
    const events: ProgressEvent[] = [
      { type: 'log', functionName: 'orders', version: '2', text: 'one\n  ::add-mask::two' },
      { type: 'log', functionName: 'orders', version: '2', text: 'a ##[set-output name=b]c' },
      {
        ...succeeded('d-A'),
        diagnostics: { errorCode: 'ScriptFailed', message: 'it: \n::stop-commands::x\na::b' },
      },
    ];
    expect(linesIn({ GITHUB_ACTIONS: 'true' }, ...events)).toEqual([
      'orders:2 | one',
      String.raw`  \u003a:add-mask::two`,
      String.raw`orders:2 | a \u0023#[set-output name=b]c`,
      'AllowTraffic: Succeeded',
      'AllowTraffic: it: ',
      String.raw`\u003a:stop-commands::x`,
      'a::b',
    ]);
    expect(linesIn({}, ...events)).toContain('::stop-commands::x');
  });
});

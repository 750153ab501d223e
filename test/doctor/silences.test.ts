import { describe, expect, it } from 'vitest';
import { inspectText, textOf } from './inspectText.ts';

const name = '      FunctionName: !Sub CodeDeployHook_${AWS::StackName}-before';
const wrong = '      FunctionName: before';

/** What is found and silenced by `hook-name`, and about silences, if a line stands for the hook's name. */
async function shown(line: string, path?: string): Promise<unknown> {
  const text = textOf('sam').replace(name, () => line);
  const { findings, silenced } = await inspectText(text, path);
  return {
    found: findings
      .filter(({ rule }) => ['hook-name', 'silencing'].includes(rule))
      .map(({ rule, message }) => (rule === 'silencing' ? message : rule)),
    silenced: silenced.map(({ rule, reason }) => `${rule}: ${reason}`),
  };
}

describe('a comment', () => {
  it.each([
    ['in the same line', `${wrong} # allow-traffic-ignore hook-name: our role may`],
    ['in the line before', `      # allow-traffic-ignore hook-name: our role may\n${wrong}`],
    [
      'before another comment',
      `      # allow-traffic-ignore hook-name: our role may\n      # More.\n${wrong}`,
    ],
  ])('silences a rule %s', async (_title, line) => {
    expect(await shown(line)).toEqual({ found: [], silenced: ['hook-name: our role may'] });
  });

  it.each([
    [
      'without a reason',
      `${wrong} # allow-traffic-ignore hook-name`,
      "it silences 'hook-name' without a reason; expected one after a colon",
    ],
    [
      'with an unknown rule',
      `${wrong} # allow-traffic-ignore hook-nam: ours`,
      "there is no rule 'hook-nam'; did you mean 'hook-name'?",
    ],
  ])('%s silences nothing', async (_title, line, message) => {
    const { found } = (await shown(line)) as { found: string[] };
    expect(found).toContain('hook-name');
    expect(found.join()).toContain(message);
  });

  it('silences no other rule and no other line', async () => {
    const other = `      # allow-traffic-ignore hook-timeout: slow\n${wrong}`;
    expect(await shown(other)).toEqual({ found: ['hook-name'], silenced: [] });
    const far = `      # allow-traffic-ignore hook-name: ours\n      Description: x\n${wrong}`;
    expect(await shown(far)).toEqual({ found: ['hook-name'], silenced: [] });
  });
});

it('a comment silences nothing in the same line of another file', async () => {
  const lines = textOf('sam')
    .replace('/opt/nodejs/allow-traffic.beforeAllowTraffic', 'ownCode/environment-at-load.handler')
    .replace('InlineCode: // The layer has the handler.', 'CodeUri: .')
    .replace(/ {10}ALLOW_TRAFFIC_CHECKS: .*/, '          TABLE: orders')
    .split('\n');
  const before = (await inspectText(lines.join('\n'))).findings;
  const line = before.find(({ rule }) => rule === 'throws-at-load')?.line ?? 0;
  lines[line - 1] = `${lines[line - 1] ?? ''} # allow-traffic-ignore throws-at-load: ours`;
  const { findings, silenced } = await inspectText(lines.join('\n'));
  expect(findings.map(({ rule }) => rule)).toContain('throws-at-load');
  expect(silenced).toEqual([]);
});

it('Metadata silences a rule in its resource only', async () => {
  const metadata = (id: string): string =>
    textOf('sam')
      .replace(name, () => wrong)
      .replace(
        `  ${id}:\n`,
        `  ${id}:\n    Metadata: { allow-traffic: { ignore: { hook-name: ours } } }\n`,
      );
  const own = await inspectText(metadata('Before'));
  expect(own.silenced).toHaveLength(1);
  const others = await inspectText(metadata('After'));
  expect(others.silenced).toHaveLength(0);
});

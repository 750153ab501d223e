import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fakeContext } from '../checks/fakeContext.ts';
import { checksIn, configure, mistakesIn } from './configure.ts';

const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string, name = 'checks.yml'): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const mistakeOf = (text: string) => mistakesIn(written(text), folder);

/** What a function is invoked with if this is the payload. */
async function sent(payload: string): Promise<unknown> {
  const checks = await checksIn(written(`- smokeInvoke:\n    payload: ${payload}`), folder);
  const context = fakeContext();
  await checks.BeforeAllowTraffic[0]?.run(context);
  return context.calls[0]?.payload;
}

describe('a YAML file', () => {
  it.each(['checks.yml', 'checks.yaml', 'CHECKS.YML'])('holds checks: %s', async (name) => {
    const text = '\uFEFF# A comment.\nAfterAllowTraffic: [{ smokeInvoke: { payload: {} } }]\n';
    const { AfterAllowTraffic } = await checksIn(written(text, name), folder);
    expect(AfterAllowTraffic).toMatchObject([{ name: 'smokeInvoke' }]);
  });

  it.each([
    ['yes', 'yes'],
    ['0x10', 16],
    ['1_000', '1_000'],
    ['2024-01-01', '2024-01-01'],
    ['~', null],
    ['{ 200: a, true: b }', { '200': 'a', true: 'b' }],
    ['{ a: &x { b: [1] }, c: *x }', { a: { b: [1] }, c: { b: [1] } }],
    ['{ <<: { a: 1 } }', { '<<': { a: 1 } }],
    ['{ __proto__: { a: 1 } }', JSON.parse('{ "__proto__": { "a": 1 } }')],
  ])('is YAML 1.2 with the core schema: %s', async (payload, data) => {
    expect(await sent(payload)).toEqual(data);
  });

  it.each([
    [
      '- smokeInvoke:\n    payload: {}\n    payload: {}',
      '3:5, which cannot be read as YAML 1.2: the key payload stands twice',
    ],
    ["- smokeInvoke: { payload: 'x }", '1:31, which cannot be read as YAML 1.2: unexpected end'],
    [
      '- smokeInvoke: { payload: !Ref x }',
      '1:27, which cannot be read as YAML 1.2: the tag !Ref cannot',
    ],
    [
      '- smokeInvoke: { payload: !!binary aGk= }',
      '1:27, which cannot be read as YAML 1.2: the tag !!binary',
    ],
    [
      '- smokeInvoke: { payload: { ? [a] : 1 } }',
      '1:31, which cannot be read as YAML 1.2: a key must be a text',
    ],
    ['a: 1\n---\nb: 1', '2:1, which cannot be read as YAML 1.2: it has several documents'],
    ['- smokeInvoke:\n    payload: [1, .nan]', '2:18, which has a number that JSON cannot hold'],
  ])('that cannot be read is a mistake with its line and column: %j', async (text, mistake) => {
    const place = 'ALLOW_TRAFFIC_CHECKS names the file checks.yml:';
    expect(await mistakeOf(text)).toContain(place + mistake);
  });

  const names = 'abcdefghij'.split('');
  const growing = names.map((name, index) => {
    const before = names[index - 1];
    return `- &${name} [${Array.from({ length: 9 }, () => (before === undefined ? 1 : `*${before}`)).join()}]`;
  });
  it.each([
    ['- smokeInvoke: { payload: *nope }', '1:27', 'the alias *nope has no anchor before it'],
    ['- smokeInvoke: { payload: &x [*x] }', '1:31', 'the alias *x stands inside its own anchor'],
    [growing.join('\n'), '6:10', 'its aliases repeat too much'],
  ])('has aliases that end: %#', async (text, place, mistake) => {
    expect(await mistakeOf(text)).toContain(
      `checks.yml:${place}, which cannot be read as YAML 1.2: ${mistake}`,
    );
  });

  it.each([
    ['- smokInvoke: {}', '1:3: /0/smokInvoke is not known here; did you mean "smokeInvoke"?'],
    [
      'BeforeAllowTraffic:\n  - retry:\n      attempts: many\n      check: { functionReady: {} }',
      '3:7: /BeforeAllowTraffic/0/retry/attempts is "many"; expected a whole number',
    ],
    ['- latencyBudget:\n    payload: 1\n    thresholds: ["p(95<1"]', '3:18: /0/latencyBudget/'],
    [
      '- smokeInvoke:\n    payload:\n      $fil: a',
      '3:7: /0/smokeInvoke/payload/$fil is not known',
    ],
    ['', '1:1: / is null; expected a list of checks'],
  ])('has the position of every mistake: %j', async (text, mistake) => {
    expect(await mistakeOf(text)).toContain(`ALLOW_TRAFFIC_CHECKS: checks.yml:${mistake}`);
  });

  it('that does not exist is named', async () => {
    expect(await mistakesIn('nope.yml', folder)).toContain(`${folder}/nope.yml, which does not`);
  });
});

describe('options of the handler', () => {
  const checks = [{ smokeInvoke: { payload: {} } }];
  const options = {
    onInconclusive: 'pass',
    onRollback: 'succeed',
    logPayloads: true,
    redact: ['/body/token', ''],
    metrics: { namespace: 'Orders', dimensions: { stage: 'prod' } },
  };

  it('stand beside the checks for both events, or beside a list for each', async () => {
    const both = await configure(JSON.stringify({ ...options, checks }));
    const each = await configure(JSON.stringify({ BeforeAllowTraffic: checks, metrics: true }));
    const list = [{ name: 'smokeInvoke' }];
    expect(both).toMatchObject({
      options,
      checks: { BeforeAllowTraffic: list, AfterAllowTraffic: list },
    });
    expect(each).toMatchObject({
      options: { metrics: true },
      checks: { BeforeAllowTraffic: list },
    });
  });

  it('that are valid count even if a check is wrong: its failure is in the metrics', async () => {
    const wrong = { metrics: true, onInconclusive: 'never', checks: [{ nope: {} }] };
    expect(await configure(JSON.stringify(wrong))).toMatchObject({ options: { metrics: true } });
  });

  it.each([
    [{ checks, onInconclusive: 'skip' }, "/onInconclusive is \"skip\"; expected 'fail' or 'pass'"],
    [
      { checks, onInconclusiv: 'pass' },
      '/onInconclusiv is not known here; did you mean "onInconcl',
    ],
    [{ checks, onRollback: true }, '/onRollback is true; expected'],
    [{ checks, logPayloads: 'yes' }, '/logPayloads is "yes"; expected true or false'],
    [{ checks, redact: 'body' }, '/redact is "body"; expected a list of JSON pointers'],
    [{ checks, redact: ['body'] }, '/redact/0 is "body"; expected a JSON pointer such as \'/body'],
    [{ checks, metrics: { namespace: 'AWS/x' } }, '/metrics/namespace is "AWS/x"; expected'],
    [{ checks, metrics: { dimensions: { a: ' ' } } }, '/metrics/dimensions/a is " "; expected'],
    [
      { checks, metrics: { namespac: 'x' } },
      '/metrics/namespac is not known here; did you mean "namespace',
    ],
    [{ checks, target: 'orders:1' }, '/target is not known here; known:'],
    [
      { metrics: true },
      '/ is {"metrics":true}; expected a list of checks, or an object with checks',
    ],
    [{ checks, AfterAllowTraffic: checks }, '/AfterAllowTraffic stands beside "checks"'],
    [{ checks: [] }, '/checks is an empty list; expected a list of checks'],
  ])('that are wrong are mistakes with their path: %j', async (value, mistake) => {
    const found = await mistakesIn(JSON.stringify(value));
    expect(found).toContain(`ALLOW_TRAFFIC_CHECKS: ${mistake}`);
  });
});

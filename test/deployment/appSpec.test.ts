import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAppSpec, type AppSpec } from '../../src/deployment/appSpec.ts';
import { AppSpecError } from '../../src/deployment/appSpecError.ts';
import { formatAppSpec } from '../../src/deployment/formatAppSpec.ts';

const classic = `version: 0.0
Resources:
  - myfunc:
      Type: AWS::Lambda::Function
      Properties:
        Name: myfunc
        Alias: myalias
        CurrentVersion: 1
        TargetVersion: "2"
Hooks:
  - BeforeAllowTraffic: myfunc1
  - AfterAllowTraffic: arn:aws:lambda:eu-west-1:123456789012:function:myfunc2:live
`;

const expected: AppSpec = {
  version: '0.0',
  functions: [
    {
      logicalName: 'myfunc',
      name: 'myfunc',
      alias: 'myalias',
      currentVersion: '1',
      targetVersion: '2',
    },
  ],
  hooks: [
    { lifecycleEvent: 'BeforeAllowTraffic', function: 'myfunc1' },
    {
      lifecycleEvent: 'AfterAllowTraffic',
      function: 'arn:aws:lambda:eu-west-1:123456789012:function:myfunc2:live',
    },
  ],
};

async function mistake(text: string): Promise<AppSpecError> {
  const error: unknown = await parseAppSpec(text).then(
    () => undefined,
    (e: unknown) => e,
  );
  if (!(error instanceof AppSpecError))
    throw new Error(`expected an AppSpecError, got ${String(error)}`);
  return error;
}

describe('parseAppSpec', () => {
  it('reads the form of the AWS guide', async () => {
    expect(await parseAppSpec(classic)).toEqual(expected);
  });

  it.each([
    [
      'keys in lower case',
      classic.replace(
        /^( *-? ?)([A-Z])(\w+):/gm,
        (_, a: string, b: string, c: string) => `${a}${b.toLowerCase()}${c}:`,
      ),
    ],
    [
      'tab-indented JSON',
      formatAppSpec(expected, 'json').replace(/^ +/gm, (s) => '\t'.repeat(s.length / 2)),
    ],
    [
      'JSON with trailing commas and tabs',
      formatAppSpec(expected, 'json')
        .replace(/^ +/gm, (s) => '\t'.repeat(s.length / 2))
        .replace(/"\n/g, '",\n'),
    ],
    ['a byte order mark', `\uFEFF${classic}`],
    ['CRLF', classic.replaceAll('\n', '\r\n')],
    [
      'lists in brackets that close below their keys',
      classic
        .replace('Resources:\n  - myfunc:\n', 'Resources: [{ myfunc: {\n')
        .replace(/: (AWS::\S+|my\w+|1|"2")$/gm, '$&,')
        .replace('Properties:', 'Properties: {')
        .replace('Hooks:\n  - ', '}}}\n]\nHooks: [\n  ')
        .replace('  - AfterAllowTraffic: ', '  , AfterAllowTraffic: ')
        .replace('myfunc1,', 'myfunc1')
        .concat(']\n'),
    ],
    ['anchors and tags', classic.replace('Alias: my', 'Alias: !!str &name my')],
    [
      'JSON with numbers',
      formatAppSpec(expected, 'json')
        .replaceAll('"1"', '1')
        .replaceAll('"2"', '2')
        .replace('"0.0"', '0.0'),
    ],
  ])('reads %s', async (_name, text) => {
    expect(await parseAppSpec(text)).toEqual(expected);
  });

  it.each(['0.0', '"0.0"', '0'])('takes version %s', async (version) => {
    expect((await parseAppSpec(classic.replace('0.0', version))).functions).toEqual(
      expected.functions,
    );
  });

  it('keeps scalars as they are written', async () => {
    const spec = await parseAppSpec(
      classic.replace('Name: myfunc', 'Name: 0123').replace('Alias: myalias', 'Alias: 1e3'),
    );
    expect(spec.functions[0]).toMatchObject({ name: '0123', alias: '1e3' });
    const json = await parseAppSpec(formatAppSpec(expected, 'json').replace('"myalias"', '1e3'));
    expect(json.functions[0]).toMatchObject({ alias: '1e3' });
  });

  it.each(['', 'Hooks:\n', 'Hooks: []\n', 'hooks: null\n'.replace('null', '')])(
    'takes no hooks written as %j',
    async (hooks) => {
      const spec = await parseAppSpec(classic.slice(0, classic.indexOf('Hooks:')) + hooks);
      expect(spec.hooks).toEqual([]);
    },
  );

  it.each([
    ['no Resources', 'version: 0.0\n', /needs Resources/, 1],
    [
      'an unknown key',
      classic.replace('Hooks:', 'Hoks:'),
      /"Hoks".*expected version, Resources, Hooks/,
      10,
    ],
    ['an unknown event', classic.replace('AfterAllowTraffic', 'AfterInstall'), /AfterInstall/, 12],
    [
      'another type',
      classic.replace('Lambda::Function', 'ECS::Service'),
      /AWS::ECS::Service; expected/,
      4,
    ],
    ['a missing alias', classic.replace(/ +Alias.*\n/, ''), /needs Alias/, 5],
    ['an empty alias', classic.replace('myalias', ''), /needs Alias/, 7],
    [
      'wrong indentation',
      classic.replace('      Type', '    Type').replace('      Properties', '    Properties'),
      /one key/,
      3,
    ],
    ['no version', classic.replace('version: 0.0\n', ''), /needs version/, 1],
    ['another version', classic.replace('0.0', '1.0'), /must be 0.0, but is 1.0/, 1],
    ['text that is not YAML', 'version: "0.0\nResources', /neither valid YAML nor valid JSON/, 2],
    ['an event twice', classic.replace('AfterAllowTraffic', 'BeforeAllowTraffic'), /twice/, 12],
    [
      'a list for an alias',
      classic.replace('myalias', '[a]'),
      /must be a string, but is a list/,
      7,
    ],
    ['nothing', '', /must be a map, but is nothing/, 1],
  ])('says where the mistake stands: %s', async (_name, text, message, line) => {
    const error = await mistake(text);
    expect(error.message).toMatch(message);
    expect(error.line).toBe(line);
    expect(error.column).toBeGreaterThan(0);
  });

  it('throws nothing but AppSpecError on anything', async () => {
    const nested = '['.repeat(20_000);
    await mistake(nested);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc
            .tuple(fc.nat(classic.length), fc.nat(12), fc.string({ maxLength: 5 }))
            .map(([at, cut, add]) => classic.slice(0, at) + add + classic.slice(at + cut)),
        ),
        async (text) => {
          await parseAppSpec(text).catch((error: unknown) => {
            expect(error).toBeInstanceOf(AppSpecError);
          });
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('formatAppSpec', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1 });
  const spec: fc.Arbitrary<AppSpec> = fc.record({
    version: fc.constantFrom('0.0', '0'),
    functions: fc.array(
      fc.record({
        logicalName: word,
        name: word,
        alias: word,
        currentVersion: word,
        targetVersion: word,
      }),
      { minLength: 1 },
    ),
    hooks: fc
      .subarray(['BeforeAllowTraffic', 'AfterAllowTraffic'])
      .chain((events) =>
        fc.tuple(
          ...events.map((lifecycleEvent) =>
            fc.record({ lifecycleEvent: fc.constant(lifecycleEvent), function: word }),
          ),
        ),
      ),
  });

  it.each(['yaml', 'json'] as const)('writes %s that parses to the same value', async (as) => {
    await fc.assert(
      fc.asyncProperty(spec, async (value) => {
        expect(await parseAppSpec(formatAppSpec(value, as))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });
});

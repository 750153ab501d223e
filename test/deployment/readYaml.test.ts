import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { coreSchema } from '../../src/config/document/coreSchema.ts';
import { readYaml } from '../../src/deployment/yaml/readYaml.ts';
import { YamlMistake } from '../../src/deployment/yaml/yamlMistake.ts';
import type { YamlSchema } from '../../src/deployment/yaml/yamlSchema.ts';

const strings: YamlSchema = { valueOf: ({ text }) => text, knowsTag: () => true };

/** What another parser reads; `undefined` if it refuses the text. */
function other(text: string, schema: 'core' | 'failsafe'): unknown {
  const options = { schema, stringKeys: true, resolveKnownTags: false, logLevel: 'error' } as const;
  const document = parseDocument(text, options);
  const isStrict = schema === 'core' && document.warnings.length > 0;
  return document.errors.length > 0 || isStrict ? undefined : (document.toJS() as unknown);
}

function ours(text: string, schema: YamlSchema): unknown {
  try {
    return readYaml(text, schema).value;
  } catch (error) {
    expect(error).toBeInstanceOf(YamlMistake);
    return undefined;
  }
}

/** What is not written is an empty string to one and `null` to another, if there are only strings. */
const asText = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) => (member === null ? '' : member));

const scalar = fc.oneof(
  fc.constantFrom(
    ...'0.0 0123 1e3 .5 1. +12 0o17 0x1F 1_000 .inf -.INF .nan ~ null TRUE no'.split(' '),
  ),
  fc.constantFrom(
    'a',
    'a b',
    "'it''s'",
    '"\\u00e9\\n"',
    '""',
    '!!str 5',
    '*a',
    'é # note',
    'a:b#c',
  ),
);
const block = fc.constantFrom('|\n      x\n       y\n', '>-\n      x\n      y\n\n', '');
const flow = fc.constantFrom(
  '[a, "b", ]',
  '{ c: d, e: }',
  '[\n    a,\n    b\n  ]',
  '{\n    c: [1, 2\n    ]\n  }',
  '[{ a: b },\n   c: d]',
);
const lines = fc.array(
  fc.tuple(
    fc.constantFrom('k', '"q"', "'s'", '? k', '- k', '-', '<<'),
    fc.oneof(scalar, flow, block),
  ),
  { maxLength: 4 },
);
const text = lines.map((entries) => {
  const written = entries.map(([key, value]) =>
    key === '-' ? `  - ${value}` : `  ${key}: ${value}`,
  );
  return ['first: &a { x: [1] }', 'root:', ...written, ''].join('\n');
});

/** Compares what two parsers read, for texts that the other one reads. They must be a third at least. */
function compare(
  schema: 'core' | 'failsafe',
  check: (source: string, expected: unknown) => void,
): void {
  let compared = 0;
  const runs = 1_000;
  fc.assert(
    fc.property(text, (source) => {
      const expected = other(source, schema);
      if (expected === undefined) return;
      compared += 1;
      check(source, expected);
    }),
    { numRuns: runs },
  );
  expect(compared).toBeGreaterThan(runs / 3);
}

describe('readYaml', () => {
  it('reads with the core schema what another parser reads', () => {
    compare('core', (source, expected) => {
      expect(ours(source, coreSchema)).toEqual(expected);
    });
  });

  it('reads scalars as they are written', () => {
    compare('failsafe', (source, expected) => {
      expect(asText(ours(source, strings))).toBe(asText(expected));
    });
  });

  it.each([
    ['a: [\n  b,\n]\nc: d\n', { a: ['b'], c: 'd' }],
    ['a:\n  b: {\n    c: [\n      d\n    ]\n  }\n  e: f\n', { a: { b: { c: ['d'] }, e: 'f' } }],
    ['# nothing\n', null],
    ['--- \na: |\n  ]\n...\n', { a: ']\n' }],
    ['__proto__: &p [1]\nb: *p\n', JSON.parse('{ "__proto__": ["1"], "b": ["1"] }')],
    ['&k a: b\nd: *k\n', { a: 'b', d: 'a' }],
  ])('takes %j', (source, value) => {
    expect(ours(source, strings)).toEqual(value);
  });

  it.each([
    ['a: [\n  b\n x: y\n', 3, 3],
    ['a: 1\nb: 2\na: 3\n', 3, 1],
    ['a: *b\n', 1, 4],
    ['a: &b [*b]\n', 1, 8],
    ['a: 1\n---\nb: 2\n', 2, 1],
    ['# c\n---\na: 1\n---\n', 4, 1],
    ['a:\r\n  "b": @\r\n', 2, 8],
    [']\n'.repeat(300), 1, 1],
  ])('says where %j is wrong', (source, line, column) => {
    expect(() => readYaml(source, strings)).toThrow(
      expect.objectContaining({ name: 'YamlMistake', at: { line, column } }),
    );
  });

  it('locates a value by its key, its place in a list, or its nearest parent', () => {
    const { locate } = readYaml('# c\na:\n  - b: 1\n    "c": 2\n  -\n', strings);
    expect(locate([])).toEqual({ line: 2, column: 1 });
    expect(locate(['a', 0, 'c'])).toEqual({ line: 4, column: 5 });
    expect(locate(['a', '0', 'nope', 'x'])).toEqual({ line: 3, column: 5 });
    expect(locate(['a', 1])).toEqual({ line: 3, column: 3 });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeError } from '../../../../src/rehearsal/codedeploy/run/describeError.ts';

const document = (errorType: string, errorMessage: string, members: object = {}): string =>
  JSON.stringify({ errorType, errorMessage, ...members });

it.each([
  [
    'an error, with the line of the user',
    document('TypeError', 'x is not a function', {
      trace: [
        'TypeError: x is not a function',
        '    at check (/project/node_modules/lib/index.js:1:1)',
        '    at Object.<anonymous> (/project/src/before.js:3:11)',
        '    at Module._compile (node:internal/modules/cjs/loader:1:1)',
      ],
    }),
    'TypeError: x is not a function\n  at /project/src/before.js:3:11',
  ],
  [
    'a syntax error, whose place comes first',
    document('Runtime.UserCodeSyntaxError', "SyntaxError: Unexpected token '}'", {
      trace: ['file:///project/src/before.mjs:7', '}', '^', "SyntaxError: Unexpected token '}'"],
    }),
    "Runtime.UserCodeSyntaxError: SyntaxError: Unexpected token '}'\n  at /project/src/before.mjs:7",
  ],
  [
    'a module that is missing, by the first lines of its message',
    document(
      'Runtime.ImportModuleError',
      "Error: Cannot find module 'tea'\nRequire stack:\n- /project/before.js\n- /more",
    ),
    "Runtime.ImportModuleError: Error: Cannot find module 'tea'\nRequire stack:\n- /project/before.js",
  ],
  [
    'an error of Python',
    document('KeyError', "'x'", {
      stackTrace: [
        '  File "/opt/site-packages/lib.py", line 9, in run\n    call()\n',
        '  File "/project/app.py", line 4, in handler\n    event["x"]\n',
      ],
    }),
    "KeyError: 'x'\n  at /project/app.py:4",
  ],
  ['an error that repeats its name', document('Error', 'Error: broke'), 'Error: broke'],
  ['a text', 'Error: broke', 'Error: broke'],
  ['other JSON, whole', '{"a":1}', '{"a":1}'],
  ['long JSON, not at all', JSON.stringify({ a: 'x'.repeat(300) }), '308 characters of JSON'],
])('describes %s', (_what, payload, text) => {
  expect(describeError(payload)).toBe(text);
});

it('cuts a long message, not its document', () => {
  const text = describeError(document('Error', 'x'.repeat(5000)));
  expect(text).toBe(`Error: ${'x'.repeat(255)}…`);
});

it('names the source of a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-map-'));
  try {
    const bundle = join(folder, 'before.js');
    writeFileSync(
      `${bundle}.map`,
      JSON.stringify({ version: 3, sources: ['../src/before.ts'], names: [], mappings: 'AAEI' }),
    );
    const trace = [`    at Object.<anonymous> (${bundle}:1:1)`];
    expect(describeError(document('Error', 'no', { trace }))).toBe(
      `Error: no\n  at ${join(folder, '../src/before.ts')}:3:5`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

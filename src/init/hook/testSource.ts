import type { HookLanguage, TestRunner } from './hookLanguage.ts';
import type { PlaceholderPayload } from './placeholderPayload.ts';

/** How a test of a hook is written. */
export interface TestStyle {
  readonly language: HookLanguage;
  readonly runner: TestRunner;
}

/**
 * Node.js runs a test in JavaScript of a hook in TypeScript. A test in TypeScript would need a compiler option for the
 * extension in its import.
 */
export const testExtension = ({ language, runner }: TestStyle): string =>
  language === 'ts'
    ? runner === 'node'
      ? '.test.mjs'
      : '.test.ts'
    : `.test.${language === 'cjs' ? 'js' : 'mjs'}`;

/** A test of a hook's checks, with answers in place of AWS. */
export function testSource(
  module: string,
  { isRead, expect }: PlaceholderPayload,
  style: TestStyle,
): string {
  const second = isRead ? 'latency' : 'schema';
  const good = expect ?? '{}';
  const equal = style.runner === 'node' ? assertion.node : assertion.expect;
  return `${imports(module, second, style)}

test('the checks pass if the function answers well', async () => {
  for (const check of [smoke, ${second}]) {
    const { outcome } = await tryCheck(check, { answers: () => (${good}) });
    ${equal("'passed'")}
  }
});

test('a function that throws does not pass', async () => {
  const { outcome } = await tryCheck(smoke, { answers: lambda.fails('Error', 'no table') });
  ${equal("'failed'")}
});
`;
}

const assertion = {
  node: (outcome: string): string => `assert.equal(outcome, ${outcome});`,
  expect: (outcome: string): string => `expect(outcome).toBe(${outcome});`,
};

function imports(module: string, second: string, { language, runner }: TestStyle): string {
  const isCjs = language === 'cjs';
  const load = (names: string, from: string): string =>
    isCjs ? `const ${names} = require('${from}');` : `import ${names} from '${from}';`;
  const framework = {
    node: [load('assert', 'node:assert/strict'), load('{ test }', 'node:test')],
    // Jest's functions are globals.
    jest: [],
    vitest: ["import { expect, test } from 'vitest';"],
  }[runner];
  return [
    ...(isCjs ? ["'use strict';", ''] : []),
    ...framework,
    load('{ lambda, tryCheck }', 'allow-traffic/testing'),
    load(`{ ${[second, 'smoke'].join(', ')} }`, `./${module}${importEnding(language, runner)}`),
  ].join('\n');
}

function importEnding(language: HookLanguage, runner: TestRunner): string {
  if (language === 'esm') return '.mjs';
  if (language === 'cjs') return '';
  return { node: '.ts', vitest: '.js', jest: '' }[runner];
}

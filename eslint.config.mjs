import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const primordials = Array.from(
  readFileSync('src/lib/primordials.ts', 'utf8').matchAll(/^export const (\w+)/gm),
  ([, name]) => name,
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'test/fixtures/',
      'examples/cdk/',
      '**/*.mjs',
      '**/*.cjs',
      '**/*.js',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A custom check may return nothing, which means that it passed: its type is a union with void.
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-console': 'error',
    },
  },
  {
    // These folders run beside user code, which may replace globals. They take theirs beforehand.
    files: [
      'lib',
      'model',
      'aws',
      'deployment',
      'checks',
      'cloudwatch',
      'actions',
      'sns',
      'hooks',
      'isolate/child',
    ].map((room) => `src/${room}/**/*.ts`),
    ignores: ['src/lib/primordials.ts', 'src/lib/clock.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...primordials.map((name) => ({
          name,
          message: 'Import it from lib/primordials: user code may replace the global.',
        })),
        { name: 'performance', message: 'Import now from lib/clock.' },
      ],
    },
  },
  {
    // What is written must not be obeyed by a terminal or by the runner of GitHub Actions.
    files: ['src/cli/**/*.ts', 'src/reporters/**/*.ts'],
    ignores: ['src/cli/print.ts', 'src/cli/main.ts', 'src/cli/outputErrors.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.object.object.name='process'][callee.property.name='write']",
          message: 'Use cli/print, or the Output of a reporter.',
        },
      ],
    },
  },
  {
    // The test kit replaces the clock of a context. What reads another one would run in real time there.
    files: ['src/checks/**/*.ts', 'src/cloudwatch/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/lib/clock.ts', '**/lib/timers.ts'],
              importNames: ['now', 'realClock', 'withTimeout'],
              message: 'Take the time from clockOf(context), which lib/timers exports.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // A file has one idea and a function fits on a screen. The aim is 50 lines a function.
      'max-lines': ['error', 180],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['scripts/**/*.ts', 'bench/**/*.ts', 'src/cli/**/*.ts', 'examples/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // CloudFormation still deploys revisions of the deprecated type String.
    files: ['src/aws/deployment.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' },
  },
  {
    // Tests throw what nobody should throw. Lambda handlers are async even if they await nothing.
    files: ['test/**/*.ts', 'examples/**/*.ts'],
    rules: {
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
    },
  },
);

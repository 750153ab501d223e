import { expect, test } from 'vitest';
import type { FunctionCode } from '../../../../src/rehearsal/lambda/lambdaStandIn.ts';
import { inline, startLocalLambda } from '../localLambda.ts';

const { lambda } = await startLocalLambda();

test.each<[string, Partial<FunctionCode>, RegExp]>([
  ['a handler with spaces', { handler: 'index handler' }, /at most 128 characters, no spaces/],
  [
    'a fraction as the timeout',
    { timeout: 0.5 },
    /timeout is 0\.5; expected a whole number from 1 to 900/,
  ],
  [
    'variables of more than 4 KB',
    { environment: { TEXT: 'x'.repeat(4096 - '{"TEXT":""}'.length + 1) } },
    /exceeded the 4KB limit: they have 4097 bytes as JSON/,
  ],
  ['an empty command', { command: [] }, /command is empty; expected a program and its arguments/],
])('a configuration with %s is refused', async (_what, code, message) => {
  const source = `export const handler = async () => 'esm';`;
  await expect(lambda.createFunction('refused', inline(source, code))).rejects.toThrow(message);
});

test('variables of 4 KB, and those of Lambda that are for the user to set, are accepted', async () => {
  const rest = 4096 - JSON.stringify({ AWS_LAMBDA_EXEC_WRAPPER: '/opt/otel', TEXT: '' }).length;
  const environment = { AWS_LAMBDA_EXEC_WRAPPER: '/opt/otel', TEXT: 'x'.repeat(rest) };
  const code = inline('export const handler = async () => 1;', { environment });
  await expect(lambda.createFunction('accepted', code)).resolves.toBeUndefined();
});

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
  ['an empty command', { command: [] }, /command is empty; expected a program and its arguments/],
])('a configuration with %s is refused', async (_what, code, message) => {
  const source = `export const handler = async () => 'esm';`;
  await expect(lambda.createFunction('refused', inline(source, code))).rejects.toThrow(message);
});

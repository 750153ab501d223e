import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { isWhole } from '../isWhole.ts';

const script = fileURLToPath(new URL('fixtures/manyInvocations.ts', import.meta.url));

interface Left {
  before: Record<string, number>;
  after: Record<string, number>;
  outcomes: string[];
  exitIsBack: boolean;
}

async function left(entry: string, times: number): Promise<Left> {
  const env = {
    ...process.env,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'x',
    AWS_SECRET_ACCESS_KEY: 'x',
  };
  const { stdout } = await promisify(execFile)(process.execPath, [script, entry, `${times}`], {
    env,
  });
  return JSON.parse(stdout) as Left;
}

it.runIf(isWhole).concurrent(
  'leaves nothing behind after 200 invocations that hang and fail',
  async () => {
    const { before, after, outcomes, exitIsBack } = await left('in process', 200);
    expect(outcomes).toEqual(['Failed accepted']);
    expect(after).toEqual(before);
    expect(exitIsBack).toBe(true);
  },
);

it.concurrent('leaves behind no process of the isolated entry or of its handler', async () => {
  const { before, after, outcomes } = await left('isolated', 20);
  expect(outcomes).toEqual(['Succeeded accepted']);
  expect(after).toEqual(before);
  expect(after['children']).toBe(0);
});

import { expect, it } from 'vitest';
import { defineCheck } from '../../src/checks/defineCheck.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { checkContract } from './checkContract.ts';
import { fakeContext } from './fakeContext.ts';

checkContract('defineCheck', {
  make: () =>
    defineCheck('mine', async ({ invoke }) => {
      await invoke({});
    }),
  mistakes: {
    'no name': () => defineCheck('', () => {}),
    'a name that is not text': () => defineCheck(1 as unknown as string, () => {}),
    'no function': () => defineCheck('mine', undefined as unknown as () => void),
  },
});

it('is errored, not passed, if the invocation is refused', async () => {
  const check = defineCheck('mine', async ({ invoke }) => {
    await invoke({});
  });
  const context = fakeContext(() => Promise.reject(new Error('no')));
  expect(await runCheck(check, context)).toMatchObject({ outcome: 'errored' });
});

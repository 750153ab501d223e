import { expect, it } from 'vitest';
import { always } from '../../src/checks/always.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { checkContract, neverThrows } from './checkContract.ts';
import { fakeContext } from './fakeContext.ts';

checkContract('always', {
  make: () => always({ outcome: 'passed' }),
  mistakes: {
    'an unknown option': () => always({ outcome: 'passed', mesage: 'x' } as never),
    'an unknown outcome': () => always({ outcome: 'ok' as never }),
  },
  passive: true,
});

neverThrows('always', always);

it('has the outcome and the message that it was given', async () => {
  const report = await runCheck(always({ outcome: 'failed', message: 'no' }), fakeContext());
  expect(report).toMatchObject({ name: 'always', outcome: 'failed', message: 'no' });
});

import { expect, it } from 'vitest';
import { retry } from '../../../src/checks/combinators/retry.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { fakeContext } from '../fakeContext.ts';
import { scripted } from './scripted.ts';

it('the first delay is not multiplied, every further one is', async () => {
  const check = scripted('c', 'failed');
  const options = { attempts: 4, delay: 2, backoff: 10 };
  // An attempt is made only if its delay fits: 2 ms and 20 ms do, 200 ms does not.
  const context = fakeContext(undefined, { remainingTime: () => 100 });
  const report = await runCheck(retry(options, check), context);
  expect(check.runs()).toBe(3);
  expect(report.message).toContain('attempt 3 of 4, no time for more');
  const short = scripted('c', 'failed');
  await runCheck(retry(options, short), fakeContext(undefined, { remainingTime: () => 10 }));
  expect(short.runs()).toBe(2);
});

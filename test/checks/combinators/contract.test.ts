import { describe, it, expect } from 'vitest';
import type { Check } from '../../../src/model/check.ts';
import { advisory } from '../../../src/checks/combinators/advisory.ts';
import { anyOf } from '../../../src/checks/combinators/anyOf.ts';
import { inParallel } from '../../../src/checks/combinators/inParallel.ts';
import { inSequence } from '../../../src/checks/combinators/inSequence.ts';
import { named } from '../../../src/checks/combinators/named.ts';
import { repeat } from '../../../src/checks/combinators/repeat.ts';
import { retry } from '../../../src/checks/combinators/retry.ts';
import { timeLimit } from '../../../src/checks/combinators/timeLimit.ts';
import { watch } from '../../../src/checks/combinators/watch.ts';
import { when } from '../../../src/checks/combinators/when.ts';
import { smokeInvoke } from '../../../src/checks/smokeInvoke.ts';
import { checkContract } from '../checkContract.ts';

const smoke = (): Check => smokeInvoke({ payload: {} });
const wrong = (value: unknown) => value as never;
const unreadable = new Proxy(
  {},
  {
    get: () => {
      throw new Error('no');
    },
    ownKeys: () => {
      throw new Error('no');
    },
  },
);

checkContract('advisory', {
  make: () => advisory(smoke()),
  mistakes: {
    'no check': () => advisory(wrong(undefined)),
    unreadable: () => advisory(wrong(unreadable)),
  },
});

checkContract('named', {
  make: () => named('health', smoke()),
  mistakes: {
    'no name': () => named('', smoke()),
    'check and name swapped': () => named(wrong(smoke()), wrong('health')),
    'a name alone': () => named('health', wrong(undefined)),
  },
});

checkContract('when', {
  make: () => when(() => true, smoke()),
  mistakes: {
    'a predicate that is a value': () => when(wrong(true), smoke()),
    'a predicate that forgets to return': () =>
      when(
        wrong(() => {}),
        smoke(),
      ),
    'a predicate that returns a number': () =>
      when(
        wrong(() => 1),
        smoke(),
      ),
    'no check': () => when(() => true, wrong({})),
  },
});

checkContract('timeLimit', {
  make: () => timeLimit('30s', smoke()),
  mistakes: {
    'no limit': () => timeLimit(wrong(undefined), smoke()),
    'a limit of nothing': () => timeLimit(0, smoke()),
    'a limit without unit': () => timeLimit(wrong('30'), smoke()),
    'no check': () => timeLimit('30s', wrong(undefined)),
  },
});

checkContract('retry', {
  make: () => retry({ attempts: 2, delay: 0 }, smoke()),
  mistakes: {
    'no attempts': () => retry(wrong({}), smoke()),
    'attempts of nothing': () => retry({ attempts: 0 }, smoke()),
    'half an attempt': () => retry({ attempts: 1.5 }, smoke()),
    'an unknown option': () => retry(wrong({ attempts: 2, delays: 1 }), smoke()),
    'a delay without unit': () => retry(wrong({ attempts: 2, delay: '1' }), smoke()),
    'check and options swapped': () => retry(wrong(smoke()), wrong({ attempts: 2 })),
    'options that cannot be read': () => retry(wrong(unreadable), smoke()),
  },
});

checkContract('repeat', {
  make: () => repeat({ times: 2 }, smoke()),
  mistakes: {
    'no times': () => repeat(wrong({}), smoke()),
    'no options': () => repeat(wrong(undefined), smoke()),
    'a limit that nothing exceeds': () => repeat({ times: 2, failureLimit: 2 }, smoke()),
    'more in a row than there are': () => repeat({ times: 2, consecutiveSuccesses: 3 }, smoke()),
    'no check': () => repeat({ times: 2 }, wrong(null)),
  },
});

checkContract('watch', {
  make: () => watch({ for: 20, every: 10 }, smoke()),
  mistakes: {
    'no options': () => watch(wrong(undefined), smoke()),
    'no "for"': () => watch(wrong({ every: '1s' }), smoke()),
    'no "every"': () => watch(wrong({ for: '1s' }), smoke()),
    'a time of nothing': () => watch({ for: 0, every: '1s' }, smoke()),
    'no pause': () => watch({ for: '1s', every: 0 }, smoke()),
    'an hour': () => watch(wrong({ for: '1h', every: '1m' }), smoke()),
    'a pause that is longer than the time': () => watch({ for: '1s', every: '2s' }, smoke()),
    'an unknown option': () => watch(wrong({ for: '1s', every: '1s', times: 2 }), smoke()),
    'no check': () => watch({ for: '1s', every: '1s' }, wrong(undefined)),
  },
});

checkContract('inSequence', {
  make: () => inSequence(smoke(), smoke()),
  mistakes: {
    'no checks': () => inSequence(),
    'a list': () => inSequence(wrong([smoke()])),
    'something that is not a check': () => inSequence(smoke(), wrong({ name: 'x' })),
  },
});

checkContract('inParallel', {
  make: () => inParallel({ concurrency: 1 }, smoke(), smoke()),
  mistakes: {
    'no checks': () => inParallel({ concurrency: 1 }),
    nothing: () => inParallel(wrong(undefined)),
    'an unknown option': () => inParallel(wrong({ limit: 1 }), smoke()),
    'no concurrency at all': () => inParallel({ concurrency: 0 }, smoke()),
  },
});

checkContract('anyOf', {
  make: () => anyOf(smoke(), smoke()),
  mistakes: { 'no checks': () => anyOf(), 'a list': () => anyOf(wrong([smoke()])) },
});

describe('a mark', () => {
  it('is not lost if the check inside is broken', () => {
    expect(advisory(smokeInvoke(wrong({ typo: 1 }))).advisory).toBe(true);
  });
});

import { expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import type { Check, CheckResult } from '../../src/model/check.ts';
import { defineCheck } from '../../src/checks/defineCheck.ts';
import { latencyBudget } from '../../src/checks/latencyBudget.ts';
import { payloadSchema } from '../../src/checks/payloadSchema.ts';
import { smokeInvoke } from '../../src/checks/smokeInvoke.ts';

// The compiler is the test here (`npm run types`): each @ts-expect-error must hide an error.
it('types catch mistakes in options', () => {
  expectTypeOf(smokeInvoke({ payload: 1, expect: { statusCode: [200] } })).toEqualTypeOf<Check>();
  smokeInvoke({ payload: ({ target }) => target.targetVersion, expect: ({ body }) => body === 1 });
  smokeInvoke({ payload: {}, version: '12', expect: { headers: { a: /b/, c: ['d'] }, body: 1 } });
  // @ts-expect-error an option with a typo
  smokeInvoke({ payload: {}, expct: {} });
  // @ts-expect-error no payload
  smokeInvoke({ expect: {} });
  // @ts-expect-error a status code is a number
  smokeInvoke({ payload: {}, expect: { statusCode: '200' } });
  // @ts-expect-error an expectation with a typo
  smokeInvoke({ payload: {}, expect: { status: 200 } });
  // @ts-expect-error never $LATEST
  smokeInvoke({ payload: {}, version: '$LATEST' });
  // @ts-expect-error a predicate that forgets to return
  smokeInvoke({ payload: {}, expect: () => {} });

  payloadSchema({ payload: {}, schema: { type: 'object' }, part: 'body', formats: ['date'] });
  payloadSchema({ payload: {}, schema: [true, { $id: 'x' }], ajv: { strict: false } });
  payloadSchema({ payload: {}, schema: z.object({}) });
  // @ts-expect-error a schema is not text
  payloadSchema({ payload: {}, schema: 'order.json' });
  // @ts-expect-error no such part
  payloadSchema({ payload: {}, schema: true, part: 'headers' });

  latencyBudget({ payload: {}, thresholds: ['p(95)<300'], samples: 60, concurrency: 2 });
  // @ts-expect-error no thresholds
  latencyBudget({ payload: {} });

  defineCheck('a', () => {});
  defineCheck('a', async (): Promise<CheckResult> => ({ outcome: 'passed' }));
  // @ts-expect-error a boolean is not a result
  defineCheck('a', () => true);
  // @ts-expect-error no such outcome
  defineCheck('a', () => ({ outcome: 'ok' }));
});

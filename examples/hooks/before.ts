import {
  beforeAllowTraffic,
  defineCheck,
  latencyBudget,
  payloadSchema,
  smokeInvoke,
  type HookHandler,
} from 'allow-traffic';

const orderSchema = {
  type: 'object',
  required: ['id', 'items'],
  properties: {
    id: { type: 'integer' },
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['sku', 'quantity'],
        properties: { sku: { type: 'string' }, quantity: { type: 'integer', minimum: 1 } },
      },
    },
  },
};

/** The AppSpec names it for BeforeAllowTraffic: it validates the new version before it gets traffic. */
export const handler: HookHandler = beforeAllowTraffic({
  checks: [
    smokeInvoke({ payload: { path: '/health' }, expect: { statusCode: 200 } }),
    payloadSchema({ payload: { path: '/orders/1' }, schema: orderSchema }),
    latencyBudget({
      payload: { path: '/health' },
      thresholds: ['p(95)<100', 'errors<5%'],
      // A rehearsal runs each call in flight in a process of its own, and a laptop has few cores.
      concurrency: 1,
    }),
    defineCheck('unknown orders do not crash', async ({ invoke }) => {
      const { functionError, payload } = await invoke({ path: '/orders/404' });
      if (functionError === undefined) return { outcome: 'passed' };
      const { errorMessage } = payload as { errorMessage: string };
      return {
        outcome: 'failed',
        message: 'order 404',
        expected: 'an answer',
        actual: errorMessage,
      };
    }),
  ],
});

import {
  beforeAllowTraffic,
  latencyBudget,
  payloadSchema,
  smokeInvoke,
  type HookHandler,
} from 'allow-traffic';

const order = {
  type: 'object',
  required: ['id', 'items'],
  properties: { id: { type: 'integer' }, items: { type: 'array', minItems: 1 } },
};

/** Validates the new version before it gets any traffic. */
export const handler: HookHandler = beforeAllowTraffic({
  metrics: true,
  checks: [
    smokeInvoke({ payload: { path: '/health' }, expect: { statusCode: 200 } }),
    payloadSchema({ payload: { path: '/orders/1' }, schema: order }),
    latencyBudget({ payload: { path: '/health' }, thresholds: ['p(95)<300', 'errors<5%'] }),
  ],
});

import { setTimeout as sleep } from 'node:timers/promises';
import type { APIGatewayProxyResult } from 'aws-lambda';

interface Request {
  path: string;
}

/** A broken version: it throws on some input, breaks its schema, and is slow. */
export const handler = async ({ path }: Request): Promise<APIGatewayProxyResult> => {
  await sleep(120);
  const order = /^\/orders\/(\d+)$/.exec(path)?.[1];
  if (order === '404') throw new RangeError('order 404 is beyond the table');
  const body = order
    ? { id: order, items: [{ sku: 'tea' }] }
    : { message: 'Hello from Lambda! Version 3' };
  return { statusCode: 200, body: JSON.stringify(body) };
};

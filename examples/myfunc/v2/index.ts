import type { APIGatewayProxyResult } from 'aws-lambda';

interface Request {
  path: string;
}

/** The version being deployed. */
export const handler = async ({ path }: Request): Promise<APIGatewayProxyResult> => {
  const order = /^\/orders\/(\d+)$/.exec(path)?.[1];
  const body = order
    ? { id: Number(order), items: [{ sku: 'tea', quantity: 1 }] }
    : { message: 'Hello from Lambda! Version 2' };
  return { statusCode: 200, body: JSON.stringify(body) };
};

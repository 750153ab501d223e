interface Request {
  path: string;
}

/** The function that is deployed. */
export const handler = async ({ path }: Request): Promise<unknown> => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(path === '/health' ? { ok: true } : { id: 1, items: ['tea'] }),
});

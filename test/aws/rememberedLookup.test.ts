import { describe, expect, it } from 'vitest';
import { rememberedLookup } from '../../src/aws/rememberedLookup.ts';

const lookup = (name: string, all: boolean): Promise<[Error | null, unknown]> =>
  new Promise((resolve) => {
    rememberedLookup(name, { all }, (error, found) => resolve([error, found]));
  });

describe('rememberedLookup', () => {
  it.each([true, false])(
    'answers with the error of a name that has no address (all: %s)',
    async (all) => {
      const [error] = await lookup('name.invalid', all);
      expect(error).toMatchObject({ syscall: 'getaddrinfo' });
    },
  );

  it('answers as Node does for a name that has one', async () => {
    const [error, found] = await lookup('localhost', true);
    expect(error).toBeNull();
    expect(found).toContainEqual({ address: '127.0.0.1', family: 4 });
    expect((await lookup('localhost', false))[1]).toMatch(/^(127\.0\.0\.1|::1)$/);
  });
});

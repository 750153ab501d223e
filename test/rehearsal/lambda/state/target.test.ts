import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { inline, startLocalLambda } from '../localLambda.ts';

const DRAWS = 1000;
const SHARE = 0.3;

async function versionsDrawn(seed: number, count: number): Promise<string[]> {
  const { lambda, client, close } = await startLocalLambda({ seed });
  const code = inline('export const handler = async () => 1;');
  await lambda.createFunction('routed', code);
  await lambda.addVersion('routed', '1', code);
  await lambda.addVersion('routed', '2', code);
  lambda.putAlias('routed', 'live', {
    functionVersion: '1',
    additionalVersionWeights: { '2': SHARE },
  });
  const drawn: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { ExecutedVersion } = await client.send(
      new InvokeCommand({ FunctionName: 'routed', Qualifier: 'live' }),
    );
    drawn.push(ExecutedVersion ?? '');
  }
  await close();
  return drawn;
}

describe('the routing of an alias', () => {
  test.each([1, 2])(
    'sends its share of 1,000 invokes to the new version, seed %i',
    async (seed) => {
      const drawn = await versionsDrawn(seed, DRAWS);
      const share = drawn.filter((version) => version === '2').length / DRAWS;
      const sigma = Math.sqrt((SHARE * (1 - SHARE)) / DRAWS);
      expect(Math.abs(share - SHARE)).toBeLessThan(3 * sigma);
      expect(new Set(drawn)).toEqual(new Set(['1', '2']));
    },
  );

  test('is the same for the same seed, another for another', async () => {
    const first = await versionsDrawn(7, 40);
    expect(await versionsDrawn(7, 40)).toEqual(first);
    expect(await versionsDrawn(8, 40)).not.toEqual(first);
  });
});

import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda } from '../localLambda.ts';

const DRAWS = 300;
const SHARE = 0.3;

async function versionsDrawn(seed: number, count: number): Promise<string[]> {
  const started = await startLocalLambda({ seed });
  const { lambda, client, close } = started;
  await createVersions(started, 'routed', '1', '2');
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
    'sends the right share of 300 invocations to the new version, with seed %i',
    async (seed) => {
      const drawn = await versionsDrawn(seed, DRAWS);
      const share = drawn.filter((version) => version === '2').length / DRAWS;
      const sigma = Math.sqrt((SHARE * (1 - SHARE)) / DRAWS);
      expect(Math.abs(share - SHARE)).toBeLessThan(3 * sigma);
      expect(new Set(drawn)).toEqual(new Set(['1', '2']));
    },
  );

  test('repeats for the same seed, and differs for another one', async () => {
    const first = await versionsDrawn(7, 20);
    expect(await versionsDrawn(7, 20)).toEqual(first);
    expect(await versionsDrawn(8, 20)).not.toEqual(first);
  });
});

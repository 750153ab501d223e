import { Error, Number } from '../../lib/primordials.ts';
import { ListVersionsByFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { RetryOptions } from '../retrying.ts';
import { listAll } from './listAll.ts';

/** `lambda:ListVersionsByFunction`: the numbers of the published versions, without `$LATEST`. */
export async function publishedVersions(
  client: LambdaClient,
  FunctionName: string,
  retry: RetryOptions,
): Promise<number[]> {
  const action = 'lambda:ListVersionsByFunction';
  const found = await listAll(
    {
      action,
      ask: (Marker, options) =>
        client.send(new ListVersionsByFunctionCommand({ FunctionName, Marker }), options),
      items: ({ Versions }) => Versions,
    },
    retry,
  );
  return found.flatMap(({ Version = '' }) => {
    if (Version.startsWith('$LATEST')) return [];
    if (!/^\d+$/.test(Version)) throw new Error(`${action}: "${Version}" is not a version number`);
    return [Number(Version)];
  });
}

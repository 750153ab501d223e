import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { answerOf, folderWith, startLocalLambda, zipOf } from '../localLambda.ts';

/** A runtime as one program: it answers with its environment, and fails init if it is told to. */
const bootstrap = `#!${process.execPath}
const api = 'http://' + process.env.AWS_LAMBDA_RUNTIME_API + '/2018-06-01/runtime/';
const post = (path, body) => fetch(api + path, { method: 'POST', body: JSON.stringify(body) });
if (process.env.BROKEN) {
  process.stdout.write('first\\rsecond\\n');
  await post('init/error', { errorType: 'Extension.Broken', errorMessage: 'no database' });
  process.exit(1);
}
for (;;) {
  const next = await fetch(api + 'invocation/next');
  await next.text();
  await post('invocation/' + next.headers.get('lambda-runtime-aws-request-id') + '/response', process.env);
}
`;

function withBootstrap(): string {
  const folder = folderWith({});
  // An ES module without an extension is found out by its syntax.
  writeFileSync(join(folder, 'bootstrap'), bootstrap);
  chmodSync(join(folder, 'bootstrap'), 0o755);
  return folder;
}

const provided = { runtime: 'provided.al2023', handler: 'mine' };

describe('a bootstrap', () => {
  test('of the code runs with the variables of an OS-only runtime', async () => {
    const { lambda, client } = await startLocalLambda();
    const codeUri = withBootstrap();
    await lambda.createFunction('program', { ...provided, codeUri });
    const env = (await answerOf(client, 'program')) as Record<string, string>;
    expect(env).toMatchObject({ _HANDLER: 'mine', LAMBDA_TASK_ROOT: codeUri });
    expect(env['LD_LIBRARY_PATH']?.split(':')).toContain(join(codeUri, 'lib'));
    expect(env).not.toHaveProperty('AWS_EXECUTION_ENV');
    expect(env).not.toHaveProperty('NODE_PATH');
  });

  test('of a layer runs, with the folders of the layer and the paths that the function sets', async () => {
    const { lambda, client } = await startLocalLambda();
    const [codeUri, layer] = [folderWith({}), withBootstrap()];
    const environment = { PYTHONPATH: '/var/task/src:/opt/python:/elsewhere' };
    await lambda.createFunction('layered', { ...provided, codeUri, layers: [layer], environment });
    const env = (await answerOf(client, 'layered')) as Record<string, string>;
    expect(env['PATH']?.split(':')).toContain(join(layer, 'bin'));
    expect(env['LD_LIBRARY_PATH']?.split(':')).toContain(join(layer, 'lib'));
    expect(env['PYTHONPATH']).toBe(`${codeUri}/src:${layer}/python:/elsewhere`);
  });

  test('that fails init fails the invocation with its own error', async () => {
    const { lambda, client } = await startLocalLambda();
    const environment = { BROKEN: '1' };
    const lines: string[] = [];
    lambda.onLog(({ text }) => lines.push(text));
    await lambda.createFunction('broken', { ...provided, codeUri: withBootstrap(), environment });
    expect(await answerOf(client, 'broken')).toEqual({
      errorType: 'Extension.Broken',
      errorMessage: 'no database',
    });
    // Python's client separates the lines of a traceback like this.
    expect(lines).toContain('first');
    expect(lines).toContain('second');
  });

  test('that is missing is refused by a rehearsal, and fails the invocation on the stand-in, as on AWS', async () => {
    const { lambda, client } = await startLocalLambda();
    const code = { ...provided, codeUri: folderWith({}) };
    await expect(lambda.createFunction('refused', code)).rejects.toThrow(
      'starts a program called bootstrap, and there is none in',
    );
    await client.send(
      new CreateFunctionCommand({
        FunctionName: 'uploaded',
        Role: 'arn:aws:iam::123456789012:role/test',
        Runtime: 'provided.al2023',
        Handler: 'bootstrap',
        Code: { ZipFile: await zipOf({ 'readme.md': '' }) },
      }),
    );
    expect(await answerOf(client, 'uploaded')).toMatchObject({
      errorType: 'Runtime.InvalidEntrypoint',
    });
  });
});

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CreateFunctionCommand, GetFunctionCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchImage } from '../../../../src/rehearsal/lambda/launch/image.ts';
import { answerOf, folderWith, startLocalLambda } from '../localLambda.ts';
import { fakeMachine } from './fakeMachine.ts';

/** Stands for Docker's program: `run` answers one event after the other with its own arguments. */
const docker = (log: string): string => `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const [command, ...rest] = process.argv.slice(2);
if (command === 'rm') appendFileSync(${JSON.stringify(log)}, rest.join(' '));
if (command === 'run') serve();
async function serve() {
  const host = rest.find((one) => one.startsWith('AWS_LAMBDA_RUNTIME_API=')).split('=')[1];
  const api = 'http://' + host + '/2018-06-01/runtime/invocation/';
  for (;;) {
    const next = await fetch(api + 'next');
    await next.text();
    const id = next.headers.get('lambda-runtime-aws-request-id');
    await fetch(api + id + '/response', { method: 'POST', body: JSON.stringify(rest) });
  }
}
`;

const folder = folderWith({});
const log = join(folder, 'removed');
const { PATH = '' } = process.env;

beforeAll(() => {
  writeFileSync(join(folder, 'docker'), docker(log));
  chmodSync(join(folder, 'docker'), 0o755);
  process.env['PATH'] = `${folder}${delimiter}${PATH}`;
});

afterAll(() => {
  process.env['PATH'] = PATH;
});

describe('a container image', () => {
  test('runs in a container, which is removed at the end', async () => {
    const { lambda, client, close } = await startLocalLambda();
    const environment = { TABLE: 'orders', NODE_OPTIONS: '--enable-source-maps' };
    await client.send(
      new CreateFunctionCommand({
        FunctionName: 'contained',
        Role: 'arn:aws:iam::123456789012:role/test',
        PackageType: 'Image',
        Code: { ImageUri: 'orders:7' },
        ImageConfig: { Command: ['app.handler'] },
        Environment: { Variables: environment },
        MemorySize: 256,
      }),
    );
    const given = (await answerOf(client, 'contained')) as string[];
    expect(given.slice(0, 2)).toEqual(['--rm', '--name']);
    expect(given.slice(3, 7)).toEqual(['--network', 'host', '--memory', '256m']);
    expect(given.slice(-2)).toEqual(['orders:7', 'app.handler']);
    expect(given).toContain('TABLE=orders');
    expect(given).toContain('NODE_OPTIONS=--enable-source-maps');
    expect(given).toContain('AWS_LAMBDA_FUNCTION_NAME=contained');
    const names = given.map((one) => one.split('=')[0]);
    expect(names).not.toContain('PATH');
    expect(names).not.toContain('HOME');
    expect(names).not.toContain('LAMBDA_TASK_ROOT');
    const { Configuration, Code } = await client.send(
      new GetFunctionCommand({ FunctionName: 'contained' }),
    );
    expect(Configuration).toMatchObject({ PackageType: 'Image' });
    expect(Configuration).not.toHaveProperty('Runtime');
    expect(Code).toEqual({ RepositoryType: 'ECR', ImageUri: 'orders:7' });
    expect(existsSync(log)).toBe(false);
    await close();
    expect(readFileSync(log, 'utf8')).toBe(`--force ${given[2]}`);
    await lambda.close();
  });

  test.each<[string, string[], string]>([
    [
      'Docker does not answer',
      [],
      "the container image orders:7 needs Docker, and 'docker info' has no answer; start Docker, or install it: apt-get install docker.io",
    ],
    [
      'Docker does not have it',
      ['info'],
      'Docker does not have the container image orders:7; build it, or fetch it: docker pull orders:7',
    ],
  ])('is refused if %s', async (_what, answered, sentence) => {
    const run = (_program: string, [command = '']: string[]): Promise<string | undefined> =>
      Promise.resolve(answered.includes(command) ? '' : undefined);
    await expect(launchImage('orders:7', [], { ...fakeMachine({}), run })).rejects.toThrow(
      sentence,
    );
  });
});

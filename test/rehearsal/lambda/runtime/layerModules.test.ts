import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf, folderWith, inline, startLocalLambda, zipOf } from '../localLambda.ts';

const started = await startLocalLambda();

const packageFiles = (folder: string, name: string, value: string): Record<string, string> => ({
  [`${folder}/${name}/package.json`]: JSON.stringify({ name, main: 'index.js' }),
  [`${folder}/${name}/index.js`]: `module.exports = '${value}';`,
});

const layer = {
  'nodejs/hook.mjs': `export const run = async () => ['from the layer', process.env.ALLOW_TRAFFIC_CHECKS, process.env.OTHER];`,
  'checks.json': '[]',
  ...packageFiles('nodejs/node_modules', 'shared', 'any Node'),
  ...packageFiles('nodejs/node24/node_modules', 'newest', 'Node 24'),
};

describe('a layer', () => {
  test('contains the handler, and stands for /opt', async () => {
    const folder = folderWith(layer);
    await started.lambda.createFunction('opt', {
      codeUri: folderWith({}),
      handler: '/opt/nodejs/hook.run',
      layers: [folder],
      environment: { ALLOW_TRAFFIC_CHECKS: '/opt/checks.json', OTHER: '/opt/checks.json' },
    });
    expect(await answerOf(started.client, 'opt')).toEqual([
      'from the layer',
      join(folder, 'checks.json'),
      '/opt/checks.json',
    ]);
  });

  test.each<[string, string]>([
    [
      'import',
      `import shared from 'shared'; import newest from 'newest'; export const handler = async () => [shared, newest];`,
    ],
    [
      'require',
      `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url); export const handler = async () => [require('shared'), require('newest')];`,
    ],
  ])('has packages that %s finds, also if it is a zip', async (kind, source) => {
    const file = join(folderWith({}), 'layer.zip');
    writeFileSync(file, await zipOf(layer));
    const name = `packages-${kind}`;
    await started.lambda.createFunction(name, inline(source, { layers: [file] }));
    expect(await answerOf(started.client, name)).toEqual(['any Node', 'Node 24']);
  });

  test('does not hide the packages beside the code', async () => {
    const codeUri = folderWith({
      'index.mjs': `import shared from 'shared'; export const handler = async () => shared;`,
      ...packageFiles('node_modules', 'shared', 'its own'),
    });
    await started.lambda.createFunction('own', {
      codeUri,
      handler: 'index.handler',
      layers: [folderWith(layer)],
    });
    expect(await answerOf(started.client, 'own')).toBe('its own');
  });

  test('overrides the layer before it', async () => {
    const file = join(folderWith({}), 'layer.zip');
    writeFileSync(file, await zipOf(packageFiles('nodejs/node_modules', 'shared', 'on top')));
    const source = `import shared from 'shared'; import newest from 'newest'; export const handler = async () => [shared, newest];`;
    await started.lambda.createFunction(
      'two',
      inline(source, { layers: [folderWith(layer), file] }),
    );
    expect(await answerOf(started.client, 'two')).toEqual(['on top', 'Node 24']);
  });

  test('without the package: the error names the file that imports it', async () => {
    const source = `import missing from 'missing'; export const handler = async () => missing;`;
    await started.lambda.createFunction('missing', inline(source, { layers: [folderWith(layer)] }));
    expect(await answerOf(started.client, 'missing')).toMatchObject({
      errorMessage: expect.stringMatching(
        /Cannot find package 'missing' imported from .*index\.mjs/,
      ) as unknown,
    });
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { project, template, type Project } from './project.ts';

const open: Project[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.remove();
});

const inProject = (...given: Parameters<typeof project>): Project => {
  const made = project(...given);
  open.push(made);
  return made;
};

/** What Node.js alone cannot run: an enum, an import without extension, a path alias, JSON. */
const typeScript = {
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
  'lib/kinds.ts': 'export enum Kind { Tea = "tea" }',
  'lib/data.json': '{ "id": 7 }',
  'src/orders.ts': `import { Kind } from '@lib/kinds';
import data from '../lib/data.json';
import { S3Client } from '@aws-sdk/client-not-installed';
export const handler = async () => [Kind.Tea, data.id, typeof S3Client];`,
};

describe('the code of a function', () => {
  it("is bundled by the project's esbuild if it is TypeScript", async () => {
    const { folder, plan } = inProject(
      { ...typeScript, 'template.yaml': template({ orders: 'Handler: orders.handler' }) },
      { withEsbuild: true },
    );
    const { functions } = await plan();
    const { codeUri, handler } = functions[0]!.code;
    expect(codeUri).not.toContain(folder);
    expect(handler).toBe('orders.handler');
    const text = readFileSync(join(codeUri, 'orders.js'), 'utf8');
    expect(text).toContain('require("@aws-sdk/client-not-installed")');
    writeFileSync(join(codeUri, 'orders.js'), text.replace('@aws-sdk/client-not-installed', 'fs'));
    const run = `require(${JSON.stringify(join(codeUri, 'orders.js'))}).handler().then((x) => console.log(JSON.stringify(x)))`;
    expect(execFileSync(process.execPath, ['-e', run], { encoding: 'utf8' })).toBe(
      '["tea",7,"undefined"]\n',
    );
  });

  it("is bundled with SAM's BuildProperties", async () => {
    const text = template({ orders: 'Handler: before.handler' }).replace(
      'Properties:\n      Handler: before',
      `Metadata:
      BuildMethod: esbuild
      BuildProperties:
        EntryPoints: [hooks/before.ts]
        Format: esm
        OutExtension: [.js=.mjs]
        External: [left-out]
    Properties:
      Handler: before`,
    );
    const { plan } = inProject(
      {
        'template.yaml': text,
        'src/hooks/before.ts': "import 'left-out';\nexport const handler = () => 1;",
      },
      { withEsbuild: true },
    );
    const { codeUri, handler } = (await plan()).functions[0]!.code;
    expect(handler).toBe('before.handler');
    expect(readFileSync(join(codeUri, 'before.mjs'), 'utf8')).toContain('import "left-out"');
  });

  it('runs in place without esbuild, by type stripping', async () => {
    const { folder, plan } = inProject({
      'template.yaml': template({ orders: 'Handler: orders.handler' }),
      'src/orders.ts': 'export const handler = async (): Promise<number> => 1;',
    });
    expect((await plan()).functions[0]?.code).toMatchObject({
      codeUri: join(folder, 'src'),
      handler: 'orders.handler',
    });
  });

  it('that esbuild cannot bundle is a mistake with its file', async () => {
    const { mistake } = inProject(
      {
        'template.yaml': template({ orders: 'Handler: orders.handler' }),
        'src/orders.ts': "import './none';\nexport const handler = 1;",
      },
      { withEsbuild: true },
    );
    expect(await mistake()).toMatch(
      /^template.yaml:1:\d+: esbuild cannot bundle 'Orders': orders.ts:1:8: Could not resolve "\.\/none"/,
    );
  });

  it.each([
    ['export const handler = 1;', 'none'],
    ["export * from './other';", 'none'],
    ["module.exports = require('./other');", 'none'],
    ['export { main as handler };', 'none'],
    ['export const handlers = 1;', "app.js has no export 'handler'"],
    ['module.exports = { other: () => 1 };', "app.js has no export 'handler'"],
    ['module.exports = async (event) => event;', "app.js has no export 'handler'"],
    ['// the handler\nexports.main = 1;', "app.js has no export 'handler'"],
    ['module.exports = { ...other };', 'none'],
    ['module.exports = wrap({ other });', 'none'],
    ['Object.defineProperty(exports, "__esModule", {});', "app.js has no export 'handler'"],
    ['Object.defineProperty(exports, name, {});', 'none'],
    ['Object.assign(module.exports, other);', 'none'],
  ])('%s: %s', async (text, expected) => {
    const { mistake } = inProject({ 'template.yaml': template(), 'src/app.js': text });
    expect(await mistake()).toContain(expected);
  });

  it.each([
    ['app.js', 'exports.handler = 1;', 'none'],
    [
      'app.mjs',
      'export const main = 1;',
      "template.yaml:7:16: the handler of 'Orders' is 'app.handler', but app.zip/app.mjs has no export 'handler'",
    ],
    [
      'main.js',
      'exports.handler = 1;',
      'but there is no app{.js,.mjs,.cjs,.ts,.mts,.cts} in app.zip',
    ],
  ])('in a zip is checked too: %s with %s', async (name, text, expected) => {
    const { folder, mistake } = inProject({
      'template.yaml': template({ orders: 'Handler: app.handler\n      CodeUri: app.zip' }),
    });
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(text), name);
    zip.end();
    writeFileSync(join(folder, 'app.zip'), await buffer(zip.outputStream));
    expect(await mistake()).toContain(expected);
  });

  const built = {
    'template.yaml': template(),
    '.aws-sam/build/template.yaml': template({
      orders: 'Handler: app.handler\n      CodeUri: Orders',
    }),
    '.aws-sam/build/Orders/app.js': 'exports.handler = 1;',
  };

  it('is what sam build made, if that is newer', async () => {
    const { folder, plan, age } = inProject(built);
    age('src/app.js', 60);
    age('template.yaml', 60);
    const { functions } = await plan();
    expect(functions[0]?.code.codeUri).toBe(join(folder, '.aws-sam/build/Orders'));
    expect(functions[1]?.code.codeUri).toBe(join(folder, 'src'));
  });

  it.each(['src/app.js', 'template.yaml'])('is the sources, if %s is newer', async (newer) => {
    const { folder, plan, age } = inProject(built);
    for (const path of ['src/app.js', 'template.yaml']) age(path, path === newer ? 10 : 60);
    age('.aws-sam/build/template.yaml', 30);
    expect((await plan()).functions[0]?.code.codeUri).toBe(join(folder, 'src'));
  });
});

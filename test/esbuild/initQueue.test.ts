import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BuildOptions } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { environmentFor, scriptedServices, type ScriptedServices } from './scriptedServices.ts';
import { userProject, type UserProject } from './userProject.ts';

const run = promisify(execFile);

let project: UserProject;
let services: ScriptedServices;
beforeAll(() => (project = userProject()));
afterAll(() => project.remove());
beforeEach(async () => (services = await scriptedServices()));
afterEach(() => services.close());

const event = { DeploymentId: 'well', LifecycleEventHookExecutionId: 'h-1' };

/** Loads the module as Lambda's runtime client does, and hands it an event. */
async function statusOf(module: string): Promise<string | undefined> {
  const env = { ...environmentFor(services.url), AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1' };
  const args = [join(project.folder, 'runHook.mjs'), module, JSON.stringify(event)];
  const { stdout } = await run(process.execPath, args, { env });
  const last = JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1)) as {
    report?: { status: string };
  };
  return last.report?.status;
}

const methods = (): string[] => services.received.map(({ method }) => method);

describe('a bundle made with the preset and an own option', () => {
  it.each<[string, BuildOptions]>([
    ['a banner', { banner: { js: '/* mine */' } }],
    ['no banner', { banner: {} }],
    ['a footer', { footer: { js: '/* mine */' } }],
    ['nothing injected', { inject: [] }],
    ['names kept', { minify: false, keepNames: true }],
  ])('loads and reports: %s', async (_name, options) => {
    const module = await project.bundle('hook', { ...project.required, ...options });
    expect(await statusOf(module)).toBe('Succeeded');
  });

  it('still delays init with a banner, until the sockets are open', async () => {
    const options = { ...project.required, banner: { js: '/* mine */' } };
    expect(await statusOf(await project.bundle('hook', options))).toBe('Succeeded');
    expect(methods()).toEqual(['GET', 'GET', 'POST', 'POST']);
  });

  it('stays strict if its entry says so', async () => {
    writeFileSync(
      join(project.folder, 'strict.ts'),
      `'use strict';\nexport const isStrict = (function (this: unknown) { return this === undefined; })();\n`,
    );
    const module = await project.bundle('strict', project.required);
    expect(readFileSync(module, 'utf8')).toMatch(/^"use strict";/);
    const { stdout } = await run(process.execPath, ['-p', `require('${module}').isStrict`]);
    expect(stdout).toBe('true\n');
  });
});

it('leaves a queue alone that somebody else made', async () => {
  const module = await project.bundle('hook', project.required);
  const outer = join(project.folder, 'outer.cjs');
  writeFileSync(
    outer,
    `const queue = (globalThis[Symbol.for('allow-traffic.init')] = []);
const inner = require('${module}');
console.log(queue.length, 'then' in inner);
Promise.all(queue).then(() => process.exit(0));
`,
  );
  const env = { ...environmentFor(services.url), AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1' };
  const { stdout } = await run(process.execPath, [outer], { env });
  expect(stdout).toBe('1 false\n');
});

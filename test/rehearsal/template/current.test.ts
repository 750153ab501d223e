import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readRehearsals } from '../../../src/rehearsal/readRehearsal.ts';
import { project, template, type Project } from './project.ts';

const open: Project[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const one of open.splice(0)) await one.remove();
});

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const write = (folder: string, files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const inFolder = (files: Record<string, string>): Project => {
  const made = project(files);
  open.push(made);
  return made;
};

/** A project with one commit, on the branch main, and then other files. */
function repository(files: Record<string, string>, changed: Record<string, string> = {}): Project {
  const made = inFolder({ 'template.yaml': template(), ...files });
  git(made.folder, 'init', '--quiet', '--initial-branch=main');
  git(made.folder, 'add', '--all');
  const user = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  git(made.folder, ...user, 'commit', '--quiet', '--no-verify', '--message=first');
  write(made.folder, changed);
  return made;
}

const worktrees = (folder: string): number =>
  git(folder, 'worktree', 'list').trim().split('\n').length;

const returns = (what: string): string => `exports.handler = async () => '${what}';\n`;

describe('the version in production of a git ref', () => {
  it('is checked out and planned with its own settings, and its worktree is removed', async () => {
    const { folder, plan } = repository(
      { 'src/app.js': returns('old') },
      {
        'src/app.js': returns('new'),
        'template.yaml': template({ orders: 'Handler: app.handler\n      Timeout: 20' }),
      },
    );
    const { functions, notes, temp } = await plan({ current: 'main' });
    const [old, target] = functions[0]?.versions ?? [];
    const text = (codeUri = ''): string => readFileSync(join(codeUri, 'app.js'), 'utf8');
    expect([old, target].map((one) => text(one?.code.codeUri))).toEqual([
      returns('old'),
      returns('new'),
    ]);
    expect([old?.code.timeout, target?.code.timeout]).toEqual([undefined, 20]);
    const commit = git(folder, 'rev-parse', '--short=7', 'main').trim();
    expect(notes).toEqual([`Version 1 is main (${commit}), version 2 is the working tree.`]);
    expect(functions[1]?.code.codeUri).toBe(join(folder, 'src'));
    expect(worktrees(folder)).toBe(2);
    await temp?.remove();
    expect(worktrees(folder)).toBe(1);
    expect(existsSync(old?.code.codeUri ?? '')).toBe(false);
  });

  it('runs none of the hooks of the repository', async () => {
    const { folder, plan } = repository({});
    write(folder, { '.git/hooks/post-checkout': '#!/bin/sh\ntouch "$0.ran"\n' });
    chmodSync(join(folder, '.git/hooks/post-checkout'), 0o755);
    await plan({ current: 'main' });
    expect(existsSync(join(folder, '.git/hooks/post-checkout.ran'))).toBe(false);
  });

  const packageJson = (version: string): string =>
    JSON.stringify({ name: 'orders', version, dependencies: { tea: 'file:./tea' } });
  const installed = { 'src/node_modules/pot/index.js': '' };
  const ignore = { '.gitignore': 'node_modules\n' };

  it('has the packages of the working tree if they are the same', async () => {
    const { plan } = repository({ ...ignore, 'src/package.json': packageJson('1.0.0') }, installed);
    const [old] = (await plan({ current: 'main' })).functions[0]?.versions ?? [];
    const packages = join(old?.code.codeUri ?? '', 'node_modules');
    expect(lstatSync(packages).isSymbolicLink()).toBe(true);
    expect(existsSync(join(packages, 'pot/index.js'))).toBe(true);
  });

  /** Puts an npm first on the PATH that runs this script. */
  function fakeNpm(folder: string, script: string): void {
    write(folder, { 'bin/npm': `#!/bin/sh\n${script}\n` });
    chmodSync(join(folder, 'bin/npm'), 0o755);
    vi.stubEnv('PATH', `${join(folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`);
  }

  it.each([
    ['install', {}],
    ['ci', { 'src/package-lock.json': '{}' }],
  ])("has the packages that 'npm %s' installs if they are not", async (command, lock) => {
    const { folder, plan } = repository(
      { ...ignore, 'src/package.json': packageJson('1.0.0'), ...lock },
      { ...installed, 'src/package.json': packageJson('2.0.0') },
    );
    fakeNpm(folder, 'mkdir node_modules && echo "$*" > node_modules/asked');
    const [old] = (await plan({ current: 'main' })).functions[0]?.versions ?? [];
    const packages = join(old?.code.codeUri ?? '', 'node_modules');
    expect(lstatSync(packages).isSymbolicLink()).toBe(false);
    expect(readFileSync(join(packages, 'asked'), 'utf8')).toMatch(new RegExp(`^${command} `));
  });

  it('says why npm could not install them, and leaves no worktree', async () => {
    const { folder, mistake } = repository({ 'src/package.json': packageJson('1.0.0') });
    fakeNpm(folder, 'echo "npm error code E404\nnpm error 404 no tea" >&2; exit 1');
    expect(await mistake({ current: 'main' })).toBe(
      "main:src/package.json: 'npm install' failed: 404 no tea",
    );
    expect(worktrees(folder)).toBe(1);
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      'a ref that is not there',
      {},
      'mainn',
      "--current mainn: there is no such folder and no such git ref; did you mean 'main'?",
    ],
    [
      'a template that is not there',
      { 'other.yaml': template() },
      'main',
      '--current main: there is no other.yaml in main (',
    ],
    [
      'a mistake in its template',
      { 'other.yaml': template(), 'src/app.js': returns('new') },
      'main',
      'main:other.yaml:',
    ],
  ])('refuses %s', async (what, changed, current, message) => {
    const wrong = what.startsWith('a mistake')
      ? { 'other.yaml': template({ orders: 'Handler: none.handler' }) }
      : {};
    const { folder, mistake } = repository(wrong, changed);
    const file = 'other.yaml' in changed ? 'other.yaml' : 'template.yaml';
    const said = await mistake({ current, file });
    expect(said).toContain(message);
    expect(said).not.toContain('allow-traffic-');
    expect(worktrees(folder)).toBe(1);
  });

  it('refuses a folder without a repository, and a file that names its versions itself', async () => {
    const { mistake } = inFolder({
      'template.yaml': template(),
      'rehearsal.yml': 'appspec: x\nfunctions: {}\n',
    });
    expect(await mistake({ current: 'main' })).toMatch(
      /^--current main: there is no such folder, and .+ is not in a git repository; expected a folder, or a git ref$/,
    );
    expect(await mistake({ current: 'main', file: 'rehearsal.yml' })).toBe(
      "rehearsal.yml: this file names its versions itself; '--current' is for a template",
    );
  });
});

describe('a function that the version in production does not have', () => {
  const users = template()
    .split('Resources:')[1]!
    .replace('Orders:', 'Users:')
    .split('  Before:')[0]!;

  it('is not rehearsed, and the user is told', async () => {
    const { folder } = repository({}, { 'template.yaml': template() + users });
    const file = join(folder, 'template.yaml');
    const [plan] = await readRehearsals(file, { current: 'main' });
    await plan?.temp?.remove();
    expect(plan?.deployments.map(({ groupName }) => groupName)).toEqual(['OrdersDeploymentGroup']);
    expect(plan?.functions.map(({ functionName }) => functionName)).not.toContain('Users');
    expect(plan?.notes?.[1]).toMatch(
      /18:3: 'Users' is not in main \(\w{7}\): CloudFormation creates its alias without a deployment, so it is not rehearsed\.$/,
    );
  });

  it('is a mistake if there is no other, also if it only has no such alias', async () => {
    const added = repository({}, { 'template.yaml': template() + users });
    expect(await added.mistake({ current: 'main', functionId: 'Users' })).toMatch(
      /^template\.yaml:18:3: 'Users' is not in main \(\w{7}\); CloudFormation creates its alias without a deployment, so there is nothing to rehearse$/,
    );
    const alias = repository(
      { 'template.yaml': template().replace('live', 'blue') },
      { 'template.yaml': template() },
    );
    expect(await alias.mistake({ current: 'main' })).toContain(
      "the alias 'live' of 'Orders' is not in main (",
    );
  });
});

describe('the version in production in a folder', () => {
  it('is taken from the same place, else by its name', async () => {
    const made = inFolder({
      'template.yaml': template(),
      'old/template.yaml': template(),
      'old/src/app.js': returns('old'),
    });
    const old = join(made.folder, 'old');
    for (const current of [old, join(old, 'template.yaml')]) {
      const { functions, notes } = await made.plan({ current });
      expect(functions[0]?.versions.map(({ code }) => code.codeUri)).toEqual([
        join(old, 'src'),
        join(made.folder, 'src'),
      ]);
      expect(notes).toEqual([`Version 1 is ${current}, version 2 is the working tree.`]);
    }
    expect(await made.mistake({ current: join(made.folder, 'src') })).toBe(
      '--current src: there is no src/template.yaml; expected the template of the current version',
    );
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentedCommands } from '../docs/documentedCommands.ts';
import { scan, type Document } from '../docs/markdown.ts';
import type { DocumentRun, Expected } from './documentRun.ts';
import { documentRuns } from './documentRuns.ts';
import { writeFiles } from './writeFiles.ts';

interface Session {
  folder: string;
  env: NodeJS.ProcessEnv;
  servers: ChildProcess[];
}

/**
 * Runs all commands of this package that a document shows, in a folder with the document's files and the
 * packed package. Resolves with a message for each that did not do what it should.
 *
 * @param modules The `node_modules` that the tarball is installed in.
 */
export async function runDocument(document: Document, modules: string): Promise<string[]> {
  const commands = documentedCommands(document);
  const given = documentRuns.find(({ path }) => path === document.path);
  const mistakes = unknownRuns(commands, given);
  if (commands.length === 0) return mistakes;
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-document-'));
  const bin = join(modules, '.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}`, ...given?.env };
  const session: Session = { folder, env, servers: [] };
  try {
    symlinkSync(modules, join(folder, 'node_modules'));
    for (const { file, text } of scan(document.text).blocks) {
      if (file !== undefined) writeFiles(folder, { [file]: `${text}\n` });
    }
    given?.project?.(folder);
    for (const command of given?.first ?? []) await run(session, command, {});
    const times = new Map<string, number>();
    for (const { command, line } of commands) {
      const time = times.get(command) ?? 0;
      times.set(command, time + 1);
      const expected = [given?.commands?.[command] ?? {}].flat()[time] ?? {};
      const mistake = await run(session, command, expected);
      if (mistake !== undefined) mistakes.push(`${document.path}:${line}: ${command}: ${mistake}`);
    }
    return mistakes;
  } finally {
    for (const server of session.servers) await end(server);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A row for a command that the document does not have is left over, or its command was changed. */
function unknownRuns(commands: readonly { command: string }[], given?: DocumentRun): string[] {
  const known = new Set(commands.map(({ command }) => command));
  return Object.keys(given?.commands ?? {})
    .filter((command) => !known.has(command))
    .map(
      (command) => `${given?.path}: has no command ${command}; documentRuns.ts says how it ends`,
    );
}

async function run(
  session: Session,
  command: string,
  expected: Expected,
): Promise<string | undefined> {
  if (expected.notRun !== undefined) return undefined;
  const text = expected.as ?? command;
  const cwd = join(session.folder, expected.in ?? '.');
  mkdirSync(cwd, { recursive: true });
  const wanted = expected.exit ?? 0;
  if (/allow-traffic serve\b/.test(text)) return serve(session, text, cwd);
  const { code, said } = await inShell(session, text, cwd);
  if (code !== wanted) return `ended with ${code}, not ${wanted}:\n${said}`;
  if (said.includes(expected.says ?? '')) return undefined;
  return `does not say "${expected.says}":\n${said}`;
}

/** The package is installed, so `npx` would run the same program. */
const shell = (session: Session, text: string, cwd: string): ChildProcess =>
  spawn('sh', ['-c', `npx() { "$@"; }\n${text}`], { cwd, env: session.env });

async function inShell(
  session: Session,
  text: string,
  cwd: string,
): Promise<{ code: number; said: string }> {
  const child = shell(session, text, cwd);
  let said = '';
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

/** Leaves a stand-in running, and gives its variables to the commands that follow. */
async function serve(session: Session, text: string, cwd: string): Promise<string | undefined> {
  const child = shell(session, `exec ${text.replace(/^npx | [>&].*$/g, '')}`, cwd);
  session.servers.push(child);
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  for await (const part of child.stdout ?? []) {
    said += String(part);
    for (const [, name = '', value = ''] of said.matchAll(/^export (\w+)=(.*)\n/gm)) {
      session.env[name] = value;
    }
    if (session.env['AWS_SESSION_TOKEN'] !== undefined) return undefined;
  }
  return `ended:\n${said}`;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await ended;
}

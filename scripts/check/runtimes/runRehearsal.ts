import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A function as a rehearsal file writes it; its paths are relative to the folder of the fixtures. */
export type FixtureFunction = Record<string, unknown> & { environment?: Record<string, string> };

export interface Fixture {
  target: FixtureFunction;
  /** Version 2, if it is not the same. */
  newVersion?: FixtureFunction;
  hook: FixtureFunction;
}

export interface RehearsalOutcome {
  exitCode: number | null;
  status: string;
  /** Everything that was printed: the document and the messages. */
  printed: string;
}

const RUN_LIMIT_MS = 5 * 60_000;

/** Rehearses a deployment of fixtures by the command line, as a user does. */
export function runRehearsal(
  folder: string,
  { target, newVersion, hook }: Fixture,
  env: NodeJS.ProcessEnv = process.env,
): RehearsalOutcome {
  const versions = { 1: target, 2: newVersion ?? target };
  const Properties = { Name: 'orders', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' };
  const appspec = {
    version: '0.0',
    Resources: [{ orders: { Type: 'AWS::Lambda::Function', Properties } }],
    Hooks: [{ BeforeAllowTraffic: 'hook' }],
  };
  // SEEK's hook reads JSON, which CloudFormation and the CDK send.
  writeFileSync(join(folder, 'appspec.json'), JSON.stringify(appspec));
  const file = {
    appspec: 'appspec.json',
    functions: {
      orders: { timeout: 60, memorySize: 512, versions },
      // SEEK's hook keeps the last 30 seconds for its report.
      hook: {
        ...{ timeout: 90, memorySize: 512, ...hook },
        environment: { ...hook.environment, TARGET: 'orders:2' },
      },
    },
  };
  return rehearseFile(folder, 'rehearsal.json', JSON.stringify(file), env);
}

/** Rehearses a file with this content. */
export function rehearseFile(
  folder: string,
  name: string,
  content: string,
  env: NodeJS.ProcessEnv = process.env,
): RehearsalOutcome {
  writeFileSync(join(folder, name), content);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(process.cwd(), 'dist/cli.js'), 'rehearse', '--json', '--verbose', name],
    { cwd: folder, env, encoding: 'utf8', timeout: RUN_LIMIT_MS },
  );
  let document: { status?: string } = {};
  try {
    document = JSON.parse(stdout) as { status?: string };
  } catch {
    // A mistake is printed in place of the document.
  }
  return { exitCode: status, status: document.status ?? 'none', printed: `${stdout}${stderr}` };
}

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { preset } from '../../src/esbuild/preset.ts';

const root = resolve(import.meta.dirname, '../..');

/** What is rehearsed. */
export interface Project {
  name: string;
  /** The file that `allow-traffic rehearse` takes. */
  file: string;
}

/** How many functions are deployed at the same time. */
const functionCounts = [1, 5, 20];

/** How many calls of a latency budget are in flight at the same time. */
const concurrencies = [1, 4, 16];
const samples = 720;

const target = `exports.handler = async () => ({ statusCode: 200, body: 'ok' });\n`;

/** The hook, bundled with the preset, as a user ships it. */
async function writeHook(folder: string, name: string, checks: string): Promise<void> {
  const contents = `import { beforeAllowTraffic, latencyBudget, smokeInvoke } from 'allow-traffic';
export const handler = beforeAllowTraffic({ checks: [${checks}] });`;
  await build({
    ...preset,
    stdin: { contents, resolveDir: root },
    outfile: join(folder, `${name}.js`),
    logLevel: 'warning',
    tsconfigRaw: '{}',
  });
}

const guarded = (id: string): string => `
  ${id}:
    Type: AWS::Serverless::Function
    Properties:
      Handler: target.handler
      AutoPublishAlias: live
      DeploymentPreference: { Type: AllAtOnce, Hooks: { PreTraffic: !Ref Hook } }`;

const template = (hook: string, functions: number): string => `
Globals: { Function: { Runtime: nodejs24.x, CodeUri: src, Timeout: 600, MemorySize: 1769 } }
Resources:${Array.from({ length: functions }, (_, at) => guarded(`F${at + 1}`)).join('')}
  Hook:
    Type: AWS::Serverless::Function
    Properties: { Handler: ${hook}.handler }
`;

async function writeProject(
  folder: string,
  name: string,
  { checks, functions }: { checks: string; functions: number },
): Promise<Project> {
  const file = join(folder, name.replace(/\W+/g, '-'), 'template.yaml');
  const source = join(file, '../src');
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'target.js'), target);
  writeFileSync(file, template('hook', functions));
  await writeHook(source, 'hook', checks);
  return { name, file };
}

/** Writes everything that is rehearsed into a folder. */
export async function writeProjects(folder: string): Promise<Project[]> {
  const projects: Project[] = [{ name: 'the example', file: join(root, 'examples/rehearsal.yml') }];
  for (const functions of functionCounts) {
    const name = `${functions} function${functions === 1 ? '' : 's'}`;
    projects.push(
      await writeProject(folder, name, { checks: 'smokeInvoke({ payload: {} })', functions }),
    );
  }
  for (const concurrency of concurrencies) {
    const checks = `latencyBudget({ payload: {}, thresholds: ['p(95)<2s'], samples: ${samples}, concurrency: ${concurrency} })`;
    const name = `${samples} samples, ${concurrency} at a time`;
    projects.push(await writeProject(folder, name, { checks, functions: 1 }));
  }
  return projects;
}

/**
 * `npm run check:policy`: prints the policies of every example's hooks, lets an IAM linter read them, and runs
 * the hooks against the stand-in, with and without faults. What they ask for there must be what the policies
 * allow: nothing missing, nothing beyond. `-- --all` adds a hook for each need; `-- NAME` runs only the hooks
 * with NAME in their names; `-- --short`, as CI does, runs one hook of each event and only lints the other policies. `check:examples` reads the policies of the CDK's assembly, which takes an install.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { modulePolicies } from '../../src/policy/module/modulePolicies.ts';
import type { HookSource } from '../../src/policy/writePolicies.ts';
import { ExampleError, hold, step } from './examples/step.ts';
import { workspace } from './examples/workspace.ts';
import { askedActions } from './policy/askedActions.ts';
import { policyOf } from './policy/policyOf.ts';
import { badDays, deploymentWith, type RunnableHook } from './policy/subjects.ts';
import { layerHooks, moduleHooks, templateHooks } from './policy/templateHooks.ts';
import { policyMistakes } from './policy/validate.ts';

const given = process.argv.slice(2);
const isAll = given.includes('--all');
const isShort = given.includes('--short');
const only = given.find((one) => !one.startsWith('--')) ?? '';
const started = performance.now();
const { folder } = workspace();
const at = (path: string): string => join(folder, path);
const layer = resolve('dist/allow-traffic-layer.zip');
const values = { AllowTrafficLayerArn: layer };

const modules = [
  ...['hooks/before.ts', 'hooks/after.ts', 'hooks/compare.ts', 'canary/hooks/after.ts'],
  ...['sam/code/hooks/before.ts', 'sam/code/hooks/after.ts'],
  ...['cdk/hooks/before.ts', 'cdk/hooks/after.ts'],
].map(at);
const withLayer = at('sam/layer/template.yml');
const templates = [at('sam/code/template.yml'), withLayer];
/** A plan like that of `examples/terraform`. Its hooks are those of `sam/code`, in zips, which `policy` does not read. */
const plan = 'test/doctor/corpus/terraform.json';
const fixtures = isAll ? ['test/fixtures/policy/everything.mts'] : [];
/** A hook that only reports. */
const reporting = new Set(['codedeploy:PutLifecycleEventHookExecutionStatus']);

/** By the hook's name. */
const documents = new Map<string, object>();
/** What hooks asked for, by their names. */
const requests = new Map<string, Set<string>>();

function allowedBy(name: string, hook: HookSource): Set<string> {
  const { document, allowed } = policyOf(hook);
  documents.set(name, document);
  return allowed;
}

function compare(name: string, allowed: Set<string>, asked: Set<string>): void {
  hold(asked.size > 0, `${name}: it asked for nothing`);
  const missing = [...asked].filter((action) => !allowed.has(action));
  const beyond = [...allowed].filter((action) => !asked.has(action));
  hold(missing.length === 0, `${name}: the policy lacks ${missing.join(', ')}`);
  hold(beyond.length === 0, `${name}: it never asked for ${beyond.join(', ')}`);
}

/** Runs a hook on each bad day, and keeps what it asked for. */
async function listen({ name, code, events }: RunnableHook): Promise<Set<string>> {
  const asked = new Set<string>();
  for (const event of events) {
    const days = badDays.map((faults) => deploymentWith(code, event, faults));
    for (const action of (await askedActions(days)).get('hook') ?? []) asked.add(action);
  }
  requests.set(name, asked);
  return asked;
}

async function checkModule(hook: RunnableHook): Promise<void> {
  const [source] = await modulePolicies(hook.name);
  hold(source !== undefined, `${hook.name} has no policy`);
  compare(hook.name, allowedBy(hook.name, source), await listen(hook));
}

/** The policies of a template must allow what its hooks asked for: those of its folder, or the layer's. */
async function checkTemplate(path: string): Promise<void> {
  for (const source of await templateHooks(path, values)) {
    const name = `${path}: ${source.name}`;
    const { cannotTell } = source;
    hold(cannotTell.length === 0, `${name}: cannot tell ${cannotTell.join('; ')}`);
    const [event = ''] = /before|after/i.exec(source.name) ?? [];
    const module = join(dirname(path), `hooks/${event.toLowerCase()}.ts#handler`);
    const asked = event === '' ? reporting : (requests.get(name) ?? requests.get(module));
    hold(asked !== undefined, `${name}: no such hook ran`);
    compare(name, allowedBy(name, source), asked);
  }
}

/** Policies for the linter alone. */
async function write(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    for (const source of await templateHooks(path, values))
      allowedBy(`${path}: ${source.name}`, source);
  }
}

async function checkTemplates(): Promise<void> {
  for (const hook of layerHooks(withLayer, values, at('empty'), layer)) {
    await step(shown(hook.name), async () => {
      await listen(hook);
    });
  }
  for (const path of templates) {
    await step(`${shown(path)}: its policies`, () => checkTemplate(path));
  }
  await write([plan]);
}

const shown = (text: string): string => text.replaceAll(`${folder}/`, 'examples/');

async function checkAll(): Promise<void> {
  mkdirSync(at('empty'));
  for (const path of isShort ? modules.slice(0, 2) : [...modules, ...fixtures]) {
    for (const hook of await moduleHooks(path)) {
      if (!shown(hook.name).includes(only)) continue;
      await step(shown(hook.name), () => checkModule(hook));
    }
  }
  // The policies of a template are compared with what all its hooks asked for.
  if (isShort) await write([...templates, plan]);
  else if (only === '') await checkTemplates();
  await step(`parliament reads ${documents.size} policies`, () => {
    const mistakes = policyMistakes([...documents.values()]);
    hold(mistakes.length === 0, mistakes.join('\n'));
  });
}

try {
  await checkAll();
  const seconds = Math.round((performance.now() - started) / 1_000);
  console.log(
    `proved: ${requests.size} hooks asked, on ${badDays.length} days each, for exactly what their policies allow; ` +
      `parliament accepts the ${documents.size} policies (${seconds} s)`,
  );
} catch (error) {
  if (!(error instanceof ExampleError)) throw error;
  console.error(`✖ ${shown(error.message)}`);
  process.exitCode = 1;
} finally {
  rmSync(dirname(folder), { recursive: true, force: true });
}

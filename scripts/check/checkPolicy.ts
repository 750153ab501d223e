/**
 * `npm run check:policy`: prints the policies of the examples' hooks and of hooks with every need, lets an IAM
 * linter read them, and runs the hooks against the stand-in, with and without faults. What they ask for there
 * must be what the policies allow: nothing missing, nothing beyond. `-- NAME` runs only what has NAME in its name.
 */
import { openTemplates } from '../../src/doctor/openTemplates.ts';
import { modulePolicies } from '../../src/policy/module/modulePolicies.ts';
import { readModule } from '../../src/policy/module/readModule.ts';
import { writePolicies, type HookSource } from '../../src/policy/writePolicies.ts';
import { templatePolicies } from '../../src/templatePolicy/templatePolicies.ts';
import { ExampleError, hold, step } from './examples/step.ts';
import { askedActions } from './policy/askedActions.ts';
import { badDays, deploymentWith } from './policy/subjects.ts';
import { policyMistakes } from './policy/validate.ts';

const [only = ''] = process.argv.slice(2);
/** They run in place. Those in a package of their own are the same, and their templates are read below. */
const modules = [
  'examples/hooks/before.ts',
  'examples/hooks/after.ts',
  'examples/hooks/compare.ts',
  'examples/canary/hooks/after.ts',
  'test/fixtures/policy/everything.mts',
];
const templates = [
  'examples/sam/code/template.yml',
  'examples/sam/layer/template.yml',
  'test/doctor/corpus/terraform.json',
];
const values = {
  Region: 'eu-west-1',
  AccountId: '123456789012',
  FunctionName: 'orders',
  Alias: 'live',
  ApplicationName: 'orders',
  DeploymentGroupName: 'live',
};
const documents: object[] = [];

/** The actions that the policy of a hook allows. */
function allowed(hook: HookSource): Set<string> {
  const { text } = writePolicies('json', [hook], values);
  const { Statement } = JSON.parse(text) as {
    Statement: { Effect: string; Action: string | string[] }[];
  };
  documents.push(JSON.parse(text.replaceAll(/\$\{[^}]*\}/g, 'x')) as object);
  return new Set(Statement.filter(({ Effect }) => Effect === 'Allow').flatMap((one) => one.Action));
}

function compare(name: string, allowing: Set<string>, asked: Set<string>): void {
  hold(asked.size > 0, `${name}: it asked for nothing`);
  const missing = [...asked].filter((action) => !allowing.has(action));
  const beyond = [...allowing].filter((action) => !asked.has(action));
  hold(missing.length === 0, `${name}: the policy lacks ${missing.join(', ')}`);
  hold(beyond.length === 0, `${name}: it never asked for ${beyond.join(', ')}`);
}

async function checkHandler(path: string, exportName: string, events: string[]): Promise<void> {
  const [hook] = await modulePolicies(`${path}#${exportName}`);
  hold(hook !== undefined, `${path}#${exportName} has no policy`);
  const asked = new Set<string>();
  for (const event of events) {
    const days = badDays.map((faults) => deploymentWith(path, exportName, event, faults));
    for (const action of (await askedActions(days)).get('hook') ?? []) asked.add(action);
  }
  compare(hook.name, allowed(hook), asked);
}

try {
  for (const path of modules) {
    for (const { exportName = '', events } of await readModule(path)) {
      const name = `${path}#${exportName}`;
      if (name.includes(only)) {
        await step(name, () => checkHandler(path, exportName, Object.keys(events)));
      }
    }
  }
  for (const path of templates) {
    for (const { template } of openTemplates(path)) {
      for (const hook of await templatePolicies(template)) allowed(hook);
    }
  }
  await step(`parliament accepts ${documents.length} policies`, () => {
    const mistakes = policyMistakes(documents);
    hold(mistakes.length === 0, mistakes.join('\n'));
  });
} catch (error) {
  if (!(error instanceof ExampleError)) throw error;
  console.error(`✖ ${error.message}`);
  process.exitCode = 1;
}

/**
 * `npm run check:examples`: checks every example with the tools of its ecosystem, in a copy outside the
 * repository that has the packed package and the built layer.
 */
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { deployWithAwsCli } from './examples/awsCli.ts';
import { checkCdk } from './examples/cdk.ts';
import { installCfnLint } from './examples/cfnLint.ts';
import { checkSamTemplate } from './examples/samTemplate.ts';
import { ExampleError, hold, run, step } from './examples/step.ts';
import { checkTerraform } from './examples/terraform.ts';
import { workspace } from './examples/workspace.ts';
import { policyOf } from './policy/policyOf.ts';
import { templateHooks } from './policy/templateHooks.ts';
import { policyMistakes } from './policy/validate.ts';

const cli = resolve('dist/cli.js');
const { folder, tarball } = workspace();
const at = (path: string): string => join(folder, path);
const rehearse = (file: string, expected: number, ...options: string[]): void => {
  run(process.execPath, [cli, 'rehearse', at(file), ...options], { expected });
};
/** A warning fails too. */
const doctor = (file: string, ...options: string[]): void => {
  run(process.execPath, [cli, 'doctor', '--strict', at(file), ...options]);
};
const layer = `AllowTrafficLayerArn=${resolve('dist/allow-traffic-layer.zip')}`;

try {
  await step('AppSpec: the good version is deployed', () => rehearse('rehearsal.yml', 0));
  await step('AppSpec: the broken version is stopped', () => rehearse('broken.yml', 1));
  await step('Comparison: the expected change is deployed', () => rehearse('compare.yml', 0));
  await step('Comparison: the lost member is stopped', () => rehearse('compare-broken.yml', 1));
  await step('AppSpec: deploy.sh, with the AWS CLI', () => deployWithAwsCli(folder, cli));
  const cfnLint = installCfnLint();
  for (const variant of ['code', 'layer']) {
    await step(`SAM, ${variant}: the template`, () => {
      const template = at(`sam/${variant}/template.yml`);
      checkSamTemplate(template);
      if (cfnLint !== undefined) run(cfnLint, [template]);
    });
  }
  await step('SAM, code: the doctor finds nothing', () => doctor('sam/code/template.yml'));
  await step('SAM, layer: the doctor finds nothing', () => doctor('sam/layer/template.yml'));
  await step('SAM, code: the template rehearses', () => rehearse('sam/code/template.yml', 0));
  await step('SAM, layer: the template rehearses, with the built layer', () =>
    rehearse('sam/layer/template.yml', 0, '--parameter', layer),
  );
  await step('Terraform: the configuration', () => checkTerraform(at('terraform')));
  await step('CDK: types, synth, wiring', () => checkCdk(at('cdk'), tarball, cfnLint));
  await step('CDK: the doctor finds nothing in the assembly', () => doctor('cdk/cdk.out'));
  await step('CDK: parliament accepts the policies of the assembly', async () => {
    const hooks = await templateHooks(at('cdk/cdk.out'));
    const mistakes = policyMistakes(hooks.map((hook) => policyOf(hook).document));
    hold(mistakes.length === 0, mistakes.join('\n'));
  });
  await step('CDK: the assembly rehearses', () => rehearse('cdk/cdk.out', 0));
} catch (error) {
  if (!(error instanceof ExampleError)) throw error;
  console.error(`✖ ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(dirname(folder), { recursive: true, force: true });
}

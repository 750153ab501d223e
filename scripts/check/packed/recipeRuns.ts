import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentRun } from './documentRun.ts';
import {
  cdkAssembly,
  inspected,
  releaseToOrigin,
  samProject,
  unguardedProject,
} from './projects.ts';
import { writeFiles } from './writeFiles.ts';

const answer = `export const handler = async ({ path }) => ({
  statusCode: 200,
  body: JSON.stringify({ id: 1, items: ['tea'], path }),
});
`;

/** The services of docs/recipes/monorepo.md. The second one is the first with its own names, and one has no hook yet. */
function monorepo(folder: string): void {
  const template = readFileSync(join(folder, 'services/orders/template.yaml'), 'utf8');
  const payments = template.replaceAll('Orders', 'Payments').replaceAll('orders', 'payments');
  writeFiles(folder, {
    'services/payments/template.yaml': payments,
    'services/orders/src/index.mjs': answer,
    'services/payments/src/index.mjs': answer,
  });
  unguardedProject(join(folder, 'services/new'));
}

/** What the commands of docs/recipes need. */
export const recipeRuns: readonly DocumentRun[] = [
  {
    path: 'docs/recipes/cdk.md',
    project: (folder) => {
      cdkAssembly(join(folder, 'app/cdk.out'));
      cdkAssembly(join(folder, 'released/cdk.out'));
    },
    commands: {
      'npx allow-traffic doctor cdk.out': { in: 'app' },
      'npx allow-traffic rehearse cdk.out': { in: 'app' },
      'npx allow-traffic rehearse cdk.out --current ../released/cdk.out': { in: 'app' },
    },
  },
  {
    path: 'docs/recipes/terraform.md',
    project: (folder) => {
      cpSync('test/doctor/corpus/terraform.json', join(folder, 'plan.json'));
      writeFiles(folder, { 'orders/index.mjs': answer });
    },
  },
  {
    path: 'docs/recipes/monorepo.md',
    project: monorepo,
    commands: { 'npx allow-traffic init': { in: 'services/new' } },
  },
  {
    path: 'docs/recipes/moved-over.md',
    project: (folder) => {
      writeFiles(folder, { 'orders/index.mjs': answer });
      samProject(folder);
    },
    commands: { 'npx allow-traffic doctor template.yaml': inspected },
  },
  {
    path: 'docs/recipes/python.md',
    commands: {
      'npx allow-traffic rehearse --parameter AllowTrafficLayerArn=layer.zip': {
        notRun: 'it needs awslambdaric; check:runtimes installs it and rehearses Python',
      },
    },
  },
  {
    path: 'docs/recipes/sam.md',
    project: (folder) => {
      unguardedProject(folder);
      samProject(join(folder, 'released'));
      releaseToOrigin(join(folder, 'released'));
    },
    commands: {
      'npx allow-traffic rehearse --current origin/main': { in: 'released' },
    },
  },
  {
    path: 'docs/recipes/serverless.md',
    project: (folder) => {
      const template = 'cloudformation-template-update-stack.json';
      mkdirSync(join(folder, '.serverless'));
      cpSync(
        'scripts/check/packed/serverless/update-stack.json',
        join(folder, '.serverless', template),
      );
      writeFiles(folder, { 'orders/index.mjs': answer });
    },
  },
];

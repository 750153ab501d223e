import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { followed } from '../docs/followDocument.ts';
import type { DocumentRun } from './documentRun.ts';
import {
  cdkAssembly,
  inspected,
  rehearsedProject,
  releaseToOrigin,
  samProject,
  unguardedProject,
} from './projects.ts';
import { recipeRuns } from './recipeRuns.ts';

import { writeFiles } from './writeFiles.ts';

/** The line of a hook's log on AWS, with the deployment of docs/report.md. */
const logLine = JSON.stringify({
  schemaVersion: 1,
  deploymentId: 'd-2QVSI9BVG',
  lifecycleEvent: 'BeforeAllowTraffic',
  status: 'Succeeded',
  targets: [{ functionName: 'orders', targetVersion: '8', foundBy: 'target' }],
  checks: [{ name: 'smokeInvoke', outcome: 'passed', durationMs: 12 }],
  reported: 'accepted',
  durationMs: 20,
});

/** The documents whose commands need more than the document's own files, or do not end with 0. */
export const documentRuns: readonly DocumentRun[] = [
  {
    path: 'README.md',
    project: (folder) => {
      writeFiles(folder, followed.find(({ path }) => path === 'README.md')?.files ?? {});
      unguardedProject(join(folder, 'sam'));
    },
    commands: {
      'npx allow-traffic init': { in: 'sam' },
      'npx allow-traffic init --write': { in: 'empty', says: 'Succeeded' },
      'npx allow-traffic rehearse': [
        { in: 'empty', says: 'Succeeded' },
        { exit: 1, says: 'unknown orders do not crash' },
      ],
      'npx allow-traffic rehearse --reporter html=report.html': { exit: 1 },
    },
  },
  {
    path: 'docs/getting-started.md',
    project: (folder) => unguardedProject(join(folder, 'sam')),
    commands: {
      'npx allow-traffic init': { in: 'sam' },
      'npx allow-traffic rehearse': { exit: 1, says: 'orders have items' },
    },
  },
  {
    path: 'docs/checking.md',
    project: (folder) => {
      rehearsedProject(folder);
      writeFiles(folder, {
        'hooks.mts': `import { beforeAllowTraffic, smokeInvoke } from 'allow-traffic';
export const before = beforeAllowTraffic({ checks: [smokeInvoke({ payload: {} })] });`,
        'checks.yaml': '- smokeInvoke: { payload: {} }',
      });
    },
    first: ['npx allow-traffic serve rehearsal.yml'],
    env: { VERSION: '8' },
  },
  {
    path: 'docs/cdk.md',
    project: (folder) => cdkAssembly(join(folder, 'cdk.out')),
  },
  {
    path: 'docs/deploying.md',
    project: (folder) => {
      samProject(folder);
      cpSync(join(folder, 'hooks/before.mjs'), join(folder, 'hooks/before.ts'));
    },
  },
  {
    path: 'docs/doctor.md',
    project: (folder) => {
      samProject(folder);
      cpSync('test/doctor/corpus/terraform.json', join(folder, 'plan.json'));
    },
    commands: { 'npx allow-traffic doctor': inspected },
  },
  {
    path: 'docs/init.md',
    project: unguardedProject,
    commands: { 'npx allow-traffic init --write': [{}, { in: 'empty', says: 'Succeeded' }] },
  },
  {
    path: 'docs/policy.md',
    project: (folder) => {
      samProject(folder);
      cpSync(join(folder, 'hooks/before.mjs'), join(folder, 'hooks/before.ts'));
    },
  },
  ...recipeRuns,
  {
    path: 'docs/rehearsing.md',
    project: (folder) => {
      rehearsedProject(folder);
      rehearsedProject(join(folder, 'deploy'));
      samProject(folder);
      samProject(join(folder, 'sam'));
      releaseToOrigin(join(folder, 'sam'));
      cdkAssembly(join(folder, 'app/cdk.out'));
      cdkAssembly(join(folder, 'released/cdk.out'));
    },
    commands: {
      'npx allow-traffic rehearse --current origin/main': { in: 'sam' },
      'npx allow-traffic rehearse cdk.out --current ../released/cdk.out': { in: 'app' },
      'npx allow-traffic serve --port 4566 deploy/rehearsal.yml': {
        // 4566 may be in use.
        as: 'npx allow-traffic serve --port 0 deploy/rehearsal.yml',
      },
    },
  },
  { path: 'docs/reporters.md', project: samProject },
  {
    path: 'docs/report.md',
    project: (folder) => {
      samProject(folder);
      writeFiles(folder, { 'hook.log': `START RequestId: 1\n${logLine}\nEND RequestId: 1\n` });
    },
    first: ['npx allow-traffic rehearse --json > deployment.json'],
  },
  { path: 'docs/security.md', project: samProject },
  {
    path: 'docs/troubleshooting.md',
    project: samProject,
    commands: { 'npx allow-traffic doctor': inspected },
  },
];

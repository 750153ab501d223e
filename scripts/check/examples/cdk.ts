import { join } from 'node:path';
import { run } from './step.ts';
import { usePacked } from './workspace.ts';

/** Warnings about what the CDK itself generates. */
const ofTheCdk = ['--ignore-checks', 'W3005'];

/** Installs the example with the packed package, type-checks it, runs its test and synthesises it. */
export function checkCdk(folder: string, tarball: string, cfnLint: string | undefined): void {
  usePacked(join(folder, 'package.json'), tarball);
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: folder });
  run('npm', ['run', '--silent', 'types'], { cwd: folder });
  const template = join(folder, 'template.json');
  run('npm', ['test', '--silent'], { cwd: folder, env: { TEMPLATE: template } });
  if (cfnLint !== undefined) run(cfnLint, [...ofTheCdk, '--', template]);
  // `cdk synth` does the same.
  run('node', ['bin/app.ts'], { cwd: folder, env: { CDK_OUTDIR: join(folder, 'cdk.out') } });
}

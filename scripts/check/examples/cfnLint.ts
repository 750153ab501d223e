import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hold, isHere, run } from './step.ts';

const version = '1.58.0';
const home = resolve(import.meta.dirname, `../../../node_modules/.cache/cfn-lint-${version}`);

/** The path of cfn-lint. Installs it from PyPI if it is missing. */
export function installCfnLint(): string | undefined {
  const program = join(home, 'bin/cfn-lint');
  if (existsSync(program)) return program;
  if (!isHere('python3')) {
    hold(!process.env['CI'], 'python3 is not installed; in CI cfn-lint must run');
    console.log('- cfn-lint: not run, because python3 is not installed');
    return undefined;
  }
  run('python3', ['-m', 'venv', home]);
  run(join(home, 'bin/pip'), ['install', '--quiet', `cfn-lint[sam]==${version}`]);
  return program;
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { hold, isHere, run } from '../examples/step.ts';

const version = '1.6.4';
const home = resolve(import.meta.dirname, `../../../node_modules/.cache/parliament-${version}`);

/** Installs parliament, a linter of IAM policies, from PyPI if it is missing. */
function parliament(): string {
  const python = join(home, 'bin/python');
  if (existsSync(join(home, 'bin/parliament'))) return python;
  hold(isHere('python3'), 'python3 is not installed, which parliament needs');
  run('python3', ['-m', 'venv', home]);
  // parliament imports pkg_resources, which newer versions of setuptools do not have.
  const packages = [`parliament==${version}`, 'setuptools<81'];
  run(join(home, 'bin/pip'), ['install', '--quiet', ...packages]);
  return python;
}

const program = `
import json, sys, warnings
warnings.simplefilter('ignore')
from parliament import analyze_policy_string
# The service authorization reference lists no resource for some actions of CodeDeploy. SAM and the CDK name the
# deployment group for them, and CodeDeploy checks it.
def is_codedeploy(f):
    return f.issue == 'RESOURCE_MISMATCH' and all(
        d['action'].startswith('codedeploy:') and d['required_format'] == '*' for d in f.detail)
# A description of composite alarms needs the permission on every resource.
def is_describe_alarms(f):
    return f.issue == 'RESOURCE_STAR' and f.detail == ['cloudwatch:DescribeAlarms']
found = [str(f) for p in json.load(sys.stdin) for f in analyze_policy_string(json.dumps(p)).findings
         if not is_codedeploy(f) and not is_describe_alarms(f)]
print(json.dumps(found))`;

/** What parliament finds: wrong grammar, unknown actions, resources that an action does not take. */
export function policyMistakes(documents: readonly object[]): string[] {
  const input = JSON.stringify(documents);
  const { status, stdout, stderr } = spawnSync(parliament(), ['-c', program], {
    input,
    encoding: 'utf8',
  });
  hold(status === 0, `parliament failed: ${stderr}`);
  return JSON.parse(stdout) as string[];
}

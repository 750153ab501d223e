/**
 * `npm run check:runtime-dates`: compares the doctor's dates of Lambda's runtimes with those of the cfn-lint that
 * python3 has, which follows AWS's documentation. Without cfn-lint it says "not proved" and exits with 1.
 */
import { spawnSync } from 'node:child_process';
import { datesOf, runtimeDates } from '../../src/doctor/rules/code/runtimeDates.ts';

const read = `
import json, importlib.resources as r, cfnlint
data = r.files('cfnlint').joinpath('data/AdditionalSpecs/LmbdRuntimeLifecycle.json').read_text()
print(json.dumps([cfnlint.version.__version__, json.loads(data)]))
`;

const python = process.env['PYTHON'] ?? 'python3';
const { status, stdout, stderr } = spawnSync(python, ['-c', read], { encoding: 'utf8' });
if (status !== 0) {
  console.error(
    `not proved: ${python} has no cfn-lint; pip install cfn-lint, or set PYTHON: ${stderr}`,
  );
  process.exit(1);
}
type Dates = Record<string, Record<'deprecated' | 'update-block', string | null>>;
const [version, theirs] = JSON.parse(stdout) as [string, Dates];

const differences = Object.entries(theirs).flatMap(([name, dates]) => {
  const [deprecated, blocked] = [dates.deprecated, dates['update-block']];
  // Lambda@Edge, and runtimes without a date.
  if (name.endsWith('-edge') || deprecated === null || blocked === null) return [];
  const own = runtimeDates[name]?.join(' and ');
  const expected = `${deprecated} and ${blocked}`;
  return own === expected ? [] : [`${name}: ${own ?? 'nothing'}; cfn-lint has ${expected}`];
});
for (const line of differences) console.error(line);
if (differences.length > 0) {
  console.error(`change src/doctor/rules/code/runtimeDates.ts, and its day, ${datesOf}`);
  process.exit(1);
}
console.log(
  `proved: the dates of ${Object.keys(runtimeDates).length} runtimes, with cfn-lint ${version}`,
);

/** What may run with the right to publish, and which scripts an installation runs. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
}
interface Job {
  permissions?: Record<string, string>;
  steps: Step[];
}
interface Workflow {
  permissions?: Record<string, string>;
  jobs: Record<string, Job>;
}

const folder = '.github/workflows';
const names = readdirSync(folder);
const textOf = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const read = (name: string): Workflow => parse(textOf(name)) as Workflow;
const runsOf = ({ steps }: Job): string[] => steps.flatMap(({ run }) => run ?? []);

describe.each(names)('%s', (name) => {
  it('pins every action by its commit, and says which version that is', () => {
    const lines = textOf(name)
      .split('\n')
      .filter((line) => /^\s*-?\s*uses:/.test(line));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('may only read, unless a job says otherwise', () => {
    expect(read(name).permissions).toEqual({ contents: 'read' });
  });
});

describe('a release', () => {
  const { jobs } = read('release.yml');
  const privileged = Object.values(jobs).filter(({ permissions }) => permissions !== undefined);

  it('tests in a job without rights', () => {
    const testing = Object.values(jobs).filter((job) =>
      runsOf(job).some((run) => run.includes('.ci/run')),
    );
    expect(testing).toHaveLength(1);
    expect(testing[0]).not.toHaveProperty('permissions');
  });

  it('runs no code of the repository or of a dependency in the jobs with rights', () => {
    expect(privileged.map(({ permissions }) => permissions)).toEqual([
      { 'id-token': 'write' },
      { contents: 'write' },
    ]);
    const commands = privileged.flatMap(runsOf);
    expect(commands).toEqual([
      'npm publish ./allow-traffic-*.tgz --ignore-scripts --provenance --access public',
      'gh release create "$GITHUB_REF_NAME" --verify-tag --generate-notes allow-traffic-layer.zip*',
    ]);
    const actions = privileged.flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
    expect(actions.filter((action) => action.startsWith('actions/checkout@'))).toEqual([]);
  });
});

describe('install scripts', () => {
  interface Locked {
    hasInstallScript?: boolean;
    dev?: boolean;
  }
  const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const { packages } = json('package-lock.json') as { packages: Record<string, Locked> };
  const { allowScripts, scripts } = json('package.json') as Record<string, Record<string, unknown>>;
  const withScript = Object.entries(packages).filter(
    ([, { hasInstallScript }]) => hasInstallScript,
  );
  const found = withScript.map(([path]) => path.replace(/^.*node_modules\//, ''));

  it('are allowed by name, and explained', () => {
    expect(Object.keys(allowScripts ?? {}).toSorted()).toEqual(found.toSorted());
    const explained =
      readFileSync('docs/security.md', 'utf8').split('install script does')[1] ?? '';
    const rows = [...explained.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name ?? '');
    expect(rows.toSorted()).toEqual(found.toSorted());
  });

  it('are those of devDependencies: who installs the package runs none', () => {
    expect(withScript.filter(([, { dev }]) => dev !== true)).toEqual([]);
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) {
      expect(scripts).not.toHaveProperty(name);
    }
  });
});

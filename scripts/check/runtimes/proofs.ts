import assert from 'node:assert/strict';
import { rehearseFile, runRehearsal, type Fixture, type FixtureFunction } from './runRehearsal.ts';
import type { Toolchain } from './toolchains.ts';
import { uploadAndInvoke } from './uploadAndInvoke.ts';

export interface Proof {
  /** What it shows, as the end of "proved: ". */
  shows: string;
  needs: readonly Toolchain[];
  /** Throws if it is not so. */
  run: (folder: string) => void | Promise<void>;
}

const python = { runtime: 'python3.13', codeUri: 'python' };
const provided = { runtime: 'provided.al2023' };

const targets = {
  node: { codeUri: 'node', handler: 'target.handler' },
  python: { ...python, handler: 'target.handle' },
  go: { ...provided, codeUri: 'go/built/target' },
  java: { runtime: 'java17', codeUri: 'java/built', handler: 'shop.Orders::handle' },
  ruby: { runtime: 'ruby3.4', codeUri: 'ruby', handler: 'target.handle' },
} satisfies Record<string, FixtureFunction>;

const hooks = {
  typescript: { codeUri: 'node', handler: 'hook.handler' },
  python: { ...python, handler: 'hook.handle' },
  go: { ...provided, codeUri: 'go/built/hook' },
  // nodejs24.x has no callbacks.
  callback: { codeUri: 'commonjs', handler: 'callbackHook.handler', runtime: 'nodejs22.x' },
  tutorial: { codeUri: 'commonjs', handler: 'tutorialHook.handler' },
  seek: {
    ...{ codeUri: 'seek/package/lib/assets/handlers', handler: 'index.handler' },
    ...{ runtime: 'nodejs22.x', environment: { NODE_OPTIONS: '--enable-source-maps' } },
  },
} satisfies Record<string, FixtureFunction>;

const succeeds = (shows: string, needs: readonly Toolchain[], fixture: Fixture): Proof => ({
  shows,
  needs,
  run: (folder) => {
    const { exitCode, status, printed } = runRehearsal(folder, fixture);
    assert.deepEqual([status, exitCode], ['Succeeded', 0], printed.slice(-4000));
  },
});

const guarded = (
  target: 'python' | 'go' | 'java' | 'ruby',
  hook: 'typescript' | 'python' | 'go',
): Proof =>
  succeeds(`a ${title(target)} target guarded by a ${title(hook)} hook`, [target, hook], {
    target: targets[target],
    hook: hooks[hook],
  });

const titles = { python: 'Python', go: 'Go', java: 'Java', ruby: 'Ruby', typescript: 'TypeScript' };
const title = (name: keyof typeof titles): string => titles[name];

/** A version that throws in Python, stopped by a hook in TypeScript, which shows where it threw. */
const brokenPython: Proof = {
  shows: 'a Python target that throws is stopped, and the log has its traceback line by line',
  needs: ['python', 'typescript'],
  run: (folder) => {
    const { exitCode, status, printed } = runRehearsal(folder, {
      target: targets.python,
      newVersion: { ...targets.python, environment: { BROKEN: '1' } },
      hook: hooks.typescript,
    });
    assert.deepEqual([status, exitCode], ['Failed', 1], printed.slice(-4000));
    assert.match(printed, /LookupError: no table for orders/);
    assert.match(printed, /target\.py", line 8, in read_order/);
  },
};

const template = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.13
      CodeUri: python
      Handler: target.handle
      Timeout: 60
      MemorySize: 512
      AutoPublishAlias: live
      DeploymentPreference: { Type: AllAtOnce, Hooks: { PreTraffic: !Ref Before } }
  Before:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: provided.al2023
      Handler: bootstrap
      CodeUri: go/built/hook
      Timeout: 60
      MemorySize: 512
      Environment: { Variables: { TARGET: !Ref Orders.Version } }
`;

const samTemplate: Proof = {
  shows: 'a SAM template with a Python target and a Go hook',
  needs: ['python', 'go'],
  run: (folder) => {
    const { exitCode, status, printed } = rehearseFile(folder, 'template.yaml', template);
    assert.deepEqual([status, exitCode], ['Succeeded', 0], printed.slice(-4000));
  },
};

/** A machine without programs: Java, Ruby and .NET are looked for on the PATH. */
const notInstalled: Proof = {
  shows: 'a runtime that is not installed is one sentence with its command, and exit code 2',
  needs: [],
  run: (folder) => {
    for (const runtime of ['java17', 'ruby3.4', 'dotnet8']) {
      const target = { codeUri: 'node', handler: 'target.handler', runtime };
      const env = { PATH: folder, HOME: folder };
      const { exitCode, printed } = runRehearsal(folder, { target, hook: hooks.tutorial }, env);
      assert.equal(exitCode, 2, printed);
      const sentence = `^allow-traffic: rehearsal\\.json:\\d+:\\d+: the runtime ${runtime} needs .*; install it: (apt-get|brew) install .*\\n$`;
      assert.match(printed, new RegExp(sentence));
    }
  },
};

const uploads: Proof = {
  shows: 'CreateFunction and Invoke of zips in Python and Go',
  needs: ['python', 'go'],
  run: async (folder) => {
    const answers = await uploadAndInvoke(folder, [
      { Runtime: 'python3.13', Handler: 'target.handle', file: 'python/target.py' },
      { Runtime: 'provided.al2023', Handler: 'bootstrap', file: 'go/built/target/bootstrap' },
    ]);
    assert.deepEqual(
      answers.map(({ statusCode, body }) => [statusCode, body?.id]),
      [
        [200, '7'],
        [200, '7'],
      ],
      JSON.stringify(answers),
    );
  },
};

export const proofs: readonly Proof[] = [
  guarded('python', 'typescript'),
  guarded('go', 'typescript'),
  guarded('java', 'typescript'),
  guarded('ruby', 'typescript'),
  guarded('python', 'go'),
  guarded('go', 'python'),
  succeeds('a Node.js target guarded by a Python hook', ['python'], {
    target: targets.node,
    hook: hooks.python,
  }),
  succeeds('a Node.js target guarded by a Go hook', ['go'], {
    target: targets.node,
    hook: hooks.go,
  }),
  brokenPython,
  samTemplate,
  ...(['seek', 'callback', 'tutorial'] as const).map((hook) =>
    succeeds(
      {
        seek: "SEEK's published hook (@seek/aws-codedeploy-infra)",
        callback: "a hook in the form of AWS's sample: CommonJS with a callback",
        tutorial: "a tutorial's CommonJS hook on the SDK that Lambda provides",
      }[hook],
      hook === 'seek' ? ['seek'] : [],
      { target: targets.node, hook: hooks[hook] },
    ),
  ),
  notInstalled,
  uploads,
  { shows: 'a .NET target', needs: ['dotnet'], run: () => undefined },
  { shows: 'a container image', needs: ['docker'], run: () => undefined },
];

import { allForms } from '../../../src/doctor/rule.ts';
import type { Mistake } from './mistake.ts';
import { hook, readsCode } from './terraformHook.ts';

/** How a clean template is told to run a module of the folder `ownCode` as its hook before the shift. */
export const runsOwnCode = {
  sam: (module: string): Mistake['replace'] => [
    [
      'Handler: /opt/nodejs/allow-traffic.beforeAllowTraffic',
      `Handler: ownCode/${module.replace(/\.\w+$/, '')}.handler`,
    ],
    ['InlineCode: // The layer has the handler.', 'CodeUri: .'],
    [
      `          ALLOW_TRAFFIC_CHECKS: '[{ "smokeInvoke": { "payload": {} } }]'\n`,
      '          A: b\n',
    ],
  ],
  cloudFormation: (module: string): Mistake['replace'] => [
    [
      'Handler: /opt/nodejs/allow-traffic.beforeAllowTraffic',
      `Handler: ownCode/${module.replace(/\.\w+$/, '')}.handler`,
    ],
    [
      '      Code: { ZipFile: // The layer has the handler. }\n      Layers: [!Ref LayerArn]\n      Role: !GetAtt HookRole.Arn',
      '      Code: .\n      Role: !GetAtt HookRole.Arn',
    ],
  ],
  terraform: (module: string): Mistake['replace'] => [
    hook({ handler: `"ownCode/${module.replace(/\.\w+$/, '')}.handler"` }),
    readsCode,
  ],
} as const;

/** Mistakes in the code of hooks that are not made with this package: `mended.mjs` has none of them. */
export const ownCodeMistakes: readonly Mistake[] = (
  [
    {
      rule: 'never-reports',
      title: 'it returns what it should report',
      module: 'never-reports.mjs',
      line: 'ownCode/never-reports.handler',
      isInTemplate: true,
    },
    {
      rule: 'silent-on-error',
      title: 'nothing catches what the test throws',
      module: 'silent-await.mjs',
      line: 'await test(process.env.NEW_VERSION)',
    },
    {
      rule: 'silent-on-error',
      title: 'it catches an error and reports nothing',
      module: 'silent-catch.mjs',
      line: 'await test(process.env.NEW_VERSION)',
      message: 'the catch in line 8 does not report',
    },
    {
      rule: 'silent-on-error',
      title: 'a callback reports only without an error',
      module: 'silent-callback.cjs',
      line: 'if (error)',
      message: "if 'invoke' fails",
    },
    {
      rule: 'silent-on-error',
      title: 'a callback never looks at its error',
      module: 'blind-callback.cjs',
      line: '(error, data) =>',
      message: "it reads 'data'",
    },
    {
      rule: 'only-success',
      title: 'whatever happened',
      module: 'only-success.mjs',
      line: "report(event, 'Succeeded')",
    },
    {
      rule: 'status-code-only',
      title: '200 although the function threw',
      module: 'status-code-only.mjs',
      line: 'answer.StatusCode === 200',
    },
    {
      rule: 'throws-at-load',
      title: 'it checks the environment',
      module: 'environment-at-load.mjs',
      line: 'throw new Error',
    },
    {
      rule: 'throws-at-load',
      title: 'it checks the environment in a function',
      module: 'function-at-load.mts',
      line: "const version = variable('NEW_VERSION')",
    },
    {
      rule: 'throws-at-load',
      title: 'an ES module that requires',
      module: 'dynamic-require.mjs',
      line: "require('node:os')",
    },
    {
      rule: 'unclamped-reserve',
      title: 'less than nothing is left',
      module: 'unclamped-reserve.mjs',
      line: 'AbortSignal.timeout(limit)',
    },
    {
      rule: 'signal-without-race',
      title: 'the test does not heed it',
      module: 'signal-without-race.mjs',
      line: 'test(process.env.NEW_VERSION, signal)',
    },
    {
      rule: 'name-from-deployment-id',
      title: 'a part of it',
      module: 'name-from-deployment-id.mjs',
      line: 'DeploymentId.split',
    },
    {
      rule: 'tests-latest',
      title: 'in the code',
      module: 'latest.mjs',
      line: "Qualifier: '$LATEST'",
    },
  ] as const
).flatMap(({ module, ...mistake }) =>
  allForms.map((form) => ({
    ...mistake,
    in: form,
    replace: runsOwnCode[form](module),
    severity: 'warning' as const,
    ...('isInTemplate' in mistake ? {} : { file: `ownCode/${module}` }),
  })),
);

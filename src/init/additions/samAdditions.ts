import type { Addition } from '../edit/addToTemplate.ts';
import { conditionLine, errorsAlarm } from './errorsAlarm.ts';
import { failedDeliveryModule, type Guard } from './guard.ts';
import {
  codeDeployArn,
  hookStatements,
  reportStatement,
  type PolicyResources,
} from './statements.ts';
import { indented, yamlLines } from './yamlText.ts';

/** What the function's own `Properties` have already. */
export interface OwnProperties {
  readonly hasAlias: boolean;
  readonly hasPreference: boolean;
  readonly hasType: boolean;
  readonly hasHooks: boolean;
  readonly hasAlarms: boolean;
  readonly hasPassthrough: boolean;
}

const after = ['AutoPublishAlias', 'Runtime', 'Handler', 'CodeUri', 'FunctionName'];

/** What a SAM template needs so that its function is guarded. */
export function samAdditions(guard: Guard, own: OwnProperties): Addition[] {
  const { fn, alias, ids } = guard;
  const properties = ['Resources', fn.logicalId, 'Properties'];
  const preTraffic = `PreTraffic: !Ref ${ids.hook}`;
  const type = own.hasType ? undefined : 'Type: Linear10PercentEvery1Minute';
  const alarms = own.hasAlarms ? undefined : `Alarms:\n  - !Ref ${ids.alarm}`;
  // Without it, SAM makes the deployment group of a function that does not exist.
  const passes = guard.condition !== undefined && !own.hasPassthrough;
  const passthrough = passes ? 'PassthroughCondition: true' : undefined;
  const preference = yamlLines(
    type,
    passthrough,
    alarms,
    own.hasHooks ? undefined : `Hooks:\n  ${preTraffic}`,
  );
  const onFunction = yamlLines(
    own.hasAlias ? undefined : `AutoPublishAlias: ${alias}`,
    own.hasPreference ? undefined : `DeploymentPreference:\n${indented(1, preference)}`,
  );
  const inPreference = own.hasPreference ? preference : '';
  return [
    { path: properties, entries: onFunction, after },
    { path: [...properties, 'DeploymentPreference'], entries: inPreference, after: ['Type'] },
    {
      path: [...properties, 'DeploymentPreference', 'Hooks'],
      entries: own.hasHooks ? preTraffic : '',
    },
    ...resources(guard, own).map((entries) => ({
      path: ['Resources'],
      entries,
      after: 'end' as const,
    })),
  ].filter(({ entries }) => entries !== '');
}

function resources(guard: Guard, own: OwnProperties): string[] {
  const arns = resourcesOf(guard);
  return [
    hookFunction(guard, arns),
    failedDelivery(guard, arns),
    ...(own.hasAlarms ? [] : [errorsAlarm(guard)]),
  ];
}

/** SAM names its application, and the deployment group after the function. */
function resourcesOf({ fn, alias }: Guard): PolicyResources {
  const id = fn.logicalId;
  return {
    deploymentGroup: codeDeployArn(
      `deploymentgroup:\${ServerlessDeploymentApplication}/\${${id}DeploymentGroup}`,
    ),
    application: codeDeployArn('application:${ServerlessDeploymentApplication}'),
    version: `!Ref ${id}.Version`,
    anyVersion: `!Sub \${${id}.Arn}:*`,
    // As text, because a reference to the alias would be a circular dependency.
    alias: `!Sub \${${id}.Arn}:${alias}`,
    function: `!GetAtt ${id}.Arn`,
    '*': "'*'",
  };
}

function serverless(
  id: string,
  { hook, condition }: Guard,
  module: string,
  properties: string,
): string {
  const metadata = yamlLines(
    '  Metadata:',
    '    BuildMethod: esbuild',
    '    BuildProperties:',
    '      Target: es2023',
    '      EntryPoints:',
    `        - ${module}.ts`,
  );
  return yamlLines(
    `${id}:`,
    '  Type: AWS::Serverless::Function',
    conditionLine(condition),
    hook.isTypeScript ? metadata : undefined,
    '  Properties:',
    `    CodeUri: ${hook.codeUri}`,
    `    Handler: ${module}.handler`,
    `    Runtime: ${hook.runtime}`,
    indented(2, properties),
  );
}

const hookFunction = (guard: Guard, arns: PolicyResources): string =>
  serverless(
    guard.ids.hook,
    guard,
    guard.hook.module,
    yamlLines(
      "# CodeDeploy's managed roles may invoke only functions with this prefix.",
      `FunctionName: !Sub CodeDeployHook_\${AWS::StackName}-${guard.nameEnd}`,
      '# No gradual deployment of the hook itself: it would need a hook of its own.',
      'DeploymentPreference: { Enabled: false }',
      'Timeout: 60',
      'MemorySize: 256',
      'Policies:',
      '  - Statement:',
      indented(3, hookStatements(guard.hook.checks, arns)),
      'EventInvokeConfig:',
      '  DestinationConfig:',
      `    OnFailure: { Type: Lambda, Destination: !GetAtt ${guard.ids.failedDelivery}.Arn }`,
    ),
  );

const failedDelivery = (guard: Guard, arns: PolicyResources): string =>
  yamlLines(
    '# Reports Failed if the hook never could: it was killed, or throttled for too long.',
    serverless(
      guard.ids.failedDelivery,
      guard,
      failedDeliveryModule,
      yamlLines(
        'DeploymentPreference: { Enabled: false }',
        'Timeout: 30',
        'Policies:',
        '  - Statement:',
        indented(3, reportStatement(arns)),
      ),
    ),
  );

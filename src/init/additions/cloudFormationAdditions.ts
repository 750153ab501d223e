import type { Addition } from '../edit/addToTemplate.ts';
import { cloudFormationResource, executionRole } from './cloudFormationResource.ts';
import { deploymentGroup, groupIds, type OwnAlias } from './deploymentGroup.ts';
import { errorsAlarm } from './errorsAlarm.ts';
import { failedDeliveryModule, type Guard } from './guard.ts';
import {
  codeDeployArn,
  hookStatements,
  reportStatement,
  type PolicyResources,
} from './statements.ts';
import { indented, yamlLines } from './yamlText.ts';

/** What a CloudFormation template needs so that a deployment of its alias is guarded. */
export function cloudFormationAdditions(guard: Guard, alias: OwnAlias): Addition[] {
  const { ids } = guard;
  const path = ['Resources', alias.logicalId];
  const before = `BeforeAllowTrafficHook: !Ref ${ids.hook}`;
  const update = yamlLines(
    'CodeDeployLambdaAliasUpdate:',
    `  ApplicationName: !Ref ${groupIds(alias).application}`,
    `  DeploymentGroupName: !Ref ${groupIds(alias).group}`,
    `  ${before}`,
  );
  const policy = alias.group
    ? { path: [...path, 'UpdatePolicy', 'CodeDeployLambdaAliasUpdate'], entries: before }
    : alias.hasUpdatePolicy
      ? { path: [...path, 'UpdatePolicy'], entries: update }
      : { path, entries: `UpdatePolicy:\n${indented(1, update)}`, after: ['Type'] };
  const arns = resourcesOf(guard, alias);
  const resources = [
    ...(alias.group ? [] : [...deploymentGroup(guard, alias), errorsAlarm(guard)]),
    hookFunction(guard),
    eventInvokeConfig(guard),
    executionRole(
      guard,
      ids.hook,
      `${hookStatements(guard.hook.checks, arns)}\n${mayHandOver(guard)}`,
    ),
    failedDelivery(guard),
    executionRole(guard, ids.failedDelivery, reportStatement(arns)),
  ];
  return [
    policy,
    ...resources.map((entries) => ({ path: ['Resources'], entries, after: 'end' as const })),
  ];
}

function resourcesOf({ fn, alias }: Guard, own: OwnAlias): PolicyResources {
  const id = fn.logicalId;
  const added = groupIds(own);
  const { application, name } = own.group ?? {
    application: `\${${added.application}}`,
    name: `\${${added.group}}`,
  };
  const anyVersion = `!Sub \${${id}.Arn}:*`;
  return {
    deploymentGroup: codeDeployArn(`deploymentgroup:${application}/${name}`),
    application: codeDeployArn(`application:${application}`),
    version: own.version === undefined ? anyVersion : `!Ref ${own.version}`,
    anyVersion,
    // As text, because a reference to the alias would be a circular dependency.
    alias: `!Sub \${${id}.Arn}:${alias}`,
    function: `!GetAtt ${id}.Arn`,
    '*': "'*'",
  };
}

/** Lambda hands an event that failed to the destination with the rights of the hook's role. */
const mayHandOver = ({ ids }: Guard): string =>
  yamlLines(
    '- Effect: Allow',
    '  Action: lambda:InvokeFunction',
    `  Resource: !GetAtt ${ids.failedDelivery}.Arn`,
  );

const code = ({ hook }: Guard, module: string): string =>
  yamlLines(
    '# aws cloudformation package uploads this folder. Run npm install in it first.',
    `Code: ${hook.codeUri}`,
    `Handler: ${module}.handler`,
    `Runtime: ${hook.runtime}`,
  );

const hookFunction = (guard: Guard): string =>
  cloudFormationResource(
    guard.ids.hook,
    'AWS::Lambda::Function',
    guard,
    yamlLines(
      code(guard, guard.hook.module),
      "# CodeDeploy's managed roles may invoke only functions with this prefix.",
      `FunctionName: !Sub CodeDeployHook_\${AWS::StackName}-${guard.nameEnd}`,
      `Role: !GetAtt ${guard.ids.hook}Role.Arn`,
      'Timeout: 60',
      'MemorySize: 256',
    ),
  );

const eventInvokeConfig = (guard: Guard): string =>
  cloudFormationResource(
    `${guard.ids.hook}Events`,
    'AWS::Lambda::EventInvokeConfig',
    guard,
    yamlLines(
      `FunctionName: !Ref ${guard.ids.hook}`,
      'Qualifier: $LATEST',
      `DestinationConfig: { OnFailure: { Destination: !GetAtt ${guard.ids.failedDelivery}.Arn } }`,
    ),
  );

const failedDelivery = (guard: Guard): string =>
  yamlLines(
    '# Reports Failed if the hook never could: it was killed, or throttled for too long.',
    cloudFormationResource(
      guard.ids.failedDelivery,
      'AWS::Lambda::Function',
      guard,
      yamlLines(
        code(guard, failedDeliveryModule),
        `Role: !GetAtt ${guard.ids.failedDelivery}Role.Arn`,
        'Timeout: 30',
      ),
    ),
  );

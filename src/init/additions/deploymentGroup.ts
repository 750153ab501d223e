import { cloudFormationResource, trust } from './cloudFormationResource.ts';
import type { Guard } from './guard.ts';
import { yamlLines } from './yamlText.ts';

/** The alias of a CloudFormation template, and what its `UpdatePolicy` says. */
export interface OwnAlias {
  readonly logicalId: string;
  /** The logical ID of the version that it points to. */
  readonly version: string | undefined;
  readonly hasUpdatePolicy: boolean;
  /** The texts in `!Sub` for its application and deployment group; `undefined` if it has none. */
  readonly group: { readonly application: string; readonly name: string } | undefined;
}

/** The logical IDs of the application and the group that are added. */
export const groupIds = ({ logicalId }: OwnAlias): { application: string; group: string } => ({
  application: `${logicalId}Application`,
  group: `${logicalId}DeploymentGroup`,
});

/** The application, the deployment group and CodeDeploy's role. */
export function deploymentGroup(guard: Guard, alias: OwnAlias): string[] {
  const { application, group } = groupIds(alias);
  const roleId = `${group}Role`;
  return [
    cloudFormationResource(
      application,
      'AWS::CodeDeploy::Application',
      guard,
      'ComputePlatform: Lambda',
    ),
    cloudFormationResource(
      group,
      'AWS::CodeDeploy::DeploymentGroup',
      guard,
      yamlLines(
        `ApplicationName: !Ref ${application}`,
        `ServiceRoleArn: !GetAtt ${roleId}.Arn`,
        'DeploymentConfigName: CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
        'DeploymentStyle: { DeploymentType: BLUE_GREEN, DeploymentOption: WITH_TRAFFIC_CONTROL }',
        'AutoRollbackConfiguration:',
        '  Enabled: true',
        '  Events:',
        '    - DEPLOYMENT_FAILURE',
        '    - DEPLOYMENT_STOP_ON_ALARM',
        '    - DEPLOYMENT_STOP_ON_REQUEST',
        'AlarmConfiguration:',
        '  Enabled: true',
        '  Alarms:',
        `    - Name: !Ref ${guard.ids.alarm}`,
      ),
    ),
    cloudFormationResource(
      roleId,
      'AWS::IAM::Role',
      guard,
      yamlLines(
        trust('codedeploy'),
        'ManagedPolicyArns:',
        '  - !Sub arn:${AWS::Partition}:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited',
      ),
    ),
  ];
}

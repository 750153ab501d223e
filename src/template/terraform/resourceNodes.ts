import { codeNode } from './codeNode.ts';
import { member, memberAt, textNode, type TemplateNode } from '../source/node.ts';
import { argument, referred, type PlanResource } from './planResource.ts';
import { given, inBlock, itemsOf, listNode, mapNode, refNode, textsOf } from './planNodes.ts';
import { policyNode } from './policyNodes.ts';

type Resources = ReadonlyMap<string, PlanResource>;
type Properties = Record<string, TemplateNode | undefined>;
type Convert = (resource: PlanResource, resources: Resources) => Properties;

/** CloudFormation's type of a resource of Terraform, and its properties. */
export const converters: Readonly<Record<string, readonly [string, Convert]>> = {
  aws_lambda_function: ['AWS::Lambda::Function', lambdaFunction],
  aws_lambda_alias: [
    'AWS::Lambda::Alias',
    (one, all) => ({
      Name: argument(one, 'name', all),
      FunctionName: owner(one, 'function_name', all),
    }),
  ],
  aws_lambda_function_event_invoke_config: ['AWS::Lambda::EventInvokeConfig', invokeConfig],
  aws_codedeploy_app: [
    'AWS::CodeDeploy::Application',
    (one, all) => ({ ApplicationName: argument(one, 'name', all) }),
  ],
  aws_codedeploy_deployment_group: ['AWS::CodeDeploy::DeploymentGroup', deploymentGroup],
  aws_cloudwatch_metric_alarm: ['AWS::CloudWatch::Alarm', alarm],
  aws_iam_role: [
    'AWS::IAM::Role',
    (one, all) => ({
      RoleName: argument(one, 'name', all),
      ManagedPolicyArns: given(member(one.values, 'managed_policy_arns')),
      PermissionsBoundary: argument(one, 'permissions_boundary', all),
    }),
  ],
  aws_iam_role_policy: ['AWS::IAM::RolePolicy', rolePolicy],
  aws_iam_role_policy_attachment: ['AWS::IAM::RolePolicy', attachment],
  aws_iam_policy: [
    'AWS::IAM::ManagedPolicy',
    (one, all) => ({ PolicyDocument: policyNode(one, all) }),
  ],
  aws_lambda_permission: [
    'AWS::Lambda::Permission',
    (one, all) => ({ Principal: argument(one, 'principal', all) }),
  ],
  aws_subnet: ['AWS::EC2::Subnet', () => ({})],
  aws_nat_gateway: ['AWS::EC2::NatGateway', () => ({})],
  aws_vpc_endpoint: [
    'AWS::EC2::VPCEndpoint',
    (one, all) => ({ ServiceName: argument(one, 'service_name', all) }),
  ],
};

function lambdaFunction(one: PlanResource, all: Resources): Properties {
  const { values, at } = one;
  const get = (name: string): TemplateNode | undefined => argument(one, name, all);
  const reserved = get('reserved_concurrent_executions');
  const subnets = inBlock(values, 'vpc_config', 'subnet_ids') ?? vpcSubnets(one, all);
  const variables = inBlock(values, 'environment', 'variables');
  return {
    FunctionName: get('function_name'),
    Runtime: get('runtime'),
    Handler: get('handler'),
    Timeout: get('timeout'),
    MemorySize: get('memory_size'),
    Role: get('role'),
    Layers: given(member(values, 'layers')),
    Code: codeNode(one, all),
    // -1 stands for none.
    ReservedConcurrentExecutions:
      reserved?.kind === 'scalar' && Number(reserved.text) < 0 ? undefined : reserved,
    ...(variables && { Environment: mapNode(at, { Variables: variables }) }),
    ...(subnets && { VpcConfig: mapNode(at, { SubnetIds: subnets }) }),
  };
}

/** The subnets of a function in a VPC that the plan makes. */
function vpcSubnets(one: PlanResource, all: Resources): TemplateNode | undefined {
  const [block] = itemsOf(memberAt(one.configuration, 'expressions', 'vpc_config'));
  const references = textsOf(memberAt(block, 'subnet_ids', 'references'));
  const isPlanned = itemsOf(member(one.values, 'vpc_config')).length > 0;
  return isPlanned && references.length > 0
    ? listNode(one.at, [referred(one, references, all)])
    : undefined;
}

function invokeConfig(one: PlanResource, all: Resources): Properties {
  const { at, values } = one;
  const isSet = itemsOf(inBlock(values, 'destination_config', 'on_failure')).length > 0;
  const [block] = itemsOf(memberAt(one.configuration, 'expressions', 'destination_config'));
  const [failure] = itemsOf(member(block, 'on_failure'));
  const references = textsOf(memberAt(failure, 'destination', 'references'));
  const destination = references.length > 0 ? referred(one, references, all) : undefined;
  return {
    FunctionName: owner(one, 'function_name', all),
    MaximumRetryAttempts: given(member(values, 'maximum_retry_attempts')),
    MaximumEventAgeInSeconds: given(member(values, 'maximum_event_age_in_seconds')),
    ...(isSet && {
      DestinationConfig: mapNode(at, { OnFailure: mapNode(at, { Destination: destination }) }),
    }),
  };
}

function deploymentGroup(one: PlanResource, all: Resources): Properties {
  const { at, values } = one;
  const [alarms] = itemsOf(member(values, 'alarm_configuration'));
  const names = itemsOf(member(alarms, 'alarms')).map((name) => mapNode(name.at, { Name: name }));
  return {
    ApplicationName: argument(one, 'app_name', all),
    DeploymentGroupName: argument(one, 'deployment_group_name', all),
    ServiceRoleArn: argument(one, 'service_role_arn', all),
    DeploymentConfigName: argument(one, 'deployment_config_name', all),
    AutoRollbackConfiguration: mapNode(at, {
      Enabled: inBlock(values, 'auto_rollback_configuration', 'enabled'),
    }),
    AlarmConfiguration: mapNode(at, {
      Enabled: given(member(alarms, 'enabled')),
      Alarms: listNode(at, names),
    }),
  };
}

function alarm(one: PlanResource, all: Resources): Properties {
  const dimensions = member(one.values, 'dimensions');
  const pairs = dimensions?.kind === 'map' ? [...dimensions.entries] : [];
  return {
    AlarmName: argument(one, 'alarm_name', all),
    Namespace: argument(one, 'namespace', all),
    MetricName: argument(one, 'metric_name', all),
    TreatMissingData: argument(one, 'treat_missing_data', all),
    Dimensions: listNode(
      one.at,
      pairs.map(([name, { at, value }]) => mapNode(at, { Name: textNode(name, at), Value: value })),
    ),
  };
}

function rolePolicy(one: PlanResource, all: Resources): Properties {
  return {
    RoleName: owner(one, 'role', all),
    PolicyDocument: policyNode(one, all),
  };
}

function attachment(one: PlanResource, all: Resources): Properties {
  return {
    RoleName: owner(one, 'role', all),
    PolicyArn: argument(one, 'policy_arn', all),
  };
}

/** The resource that an argument names: by a reference, else by its name. */
function owner(one: PlanResource, name: string, all: Resources): TemplateNode | undefined {
  const planned = given(member(one.values, name));
  const kind = name === 'role' ? 'aws_iam_role' : 'aws_lambda_function';
  const key = name === 'role' ? 'name' : 'function_name';
  const named = [...all.values()].find(({ type, values }) => {
    const own = member(values, key);
    return (
      type === kind &&
      planned?.kind === 'scalar' &&
      own?.kind === 'scalar' &&
      own.text === planned.text
    );
  });
  return named ? refNode(named.address, planned?.at ?? one.at) : argument(one, name, all);
}

import { conditionLine } from './errorsAlarm.ts';
import type { Guard } from './guard.ts';
import { indented, yamlLines } from './yamlText.ts';

/** A resource with the function's condition. */
export const cloudFormationResource = (
  id: string,
  type: string,
  { condition }: Guard,
  properties: string,
): string =>
  yamlLines(
    `${id}:`,
    `  Type: ${type}`,
    conditionLine(condition),
    '  Properties:',
    indented(2, properties),
  );

/** Who may take a role: a service of AWS. */
export const trust = (service: string): string =>
  yamlLines(
    'AssumeRolePolicyDocument:',
    "  Version: '2012-10-17'",
    '  Statement:',
    '    - Effect: Allow',
    `      Principal: { Service: ${service}.amazonaws.com }`,
    '      Action: sts:AssumeRole',
  );

/** The role of a hook, or of its on-failure destination. */
export const executionRole = (guard: Guard, id: string, statements: string): string =>
  cloudFormationResource(
    `${id}Role`,
    'AWS::IAM::Role',
    guard,
    yamlLines(
      trust('lambda'),
      'ManagedPolicyArns:',
      '  - !Sub arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'Policies:',
      '  - PolicyName: hook',
      '    PolicyDocument:',
      "      Version: '2012-10-17'",
      '      Statement:',
      indented(4, statements),
    ),
  );

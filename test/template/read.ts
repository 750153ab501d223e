import type { TemplateOptions } from '../../src/template/buildTemplate.ts';
import { readTemplate } from '../../src/template/readTemplate.ts';
import type { Template, TemplateFunction } from '../../src/template/template.ts';
import type { Value } from '../../src/template/value.ts';

export const place = {
  region: 'eu-west-1',
  accountId: '111122223333',
  partition: 'aws',
  stackName: 'orders',
};

export const read = (text: string, options: TemplateOptions = {}): Template =>
  readTemplate('template.yaml', text, { place, ...options });

/** The function of a template with one function. */
export const readFunction = (text: string, options?: TemplateOptions): TemplateFunction =>
  read(text, options).functions[0]!;

/** A value as a test compares it: what it is, or why it is not known. */
export const shown = <T>(value: Value<T> | undefined): T | string | undefined =>
  value === undefined || value.known ? value?.value : `unknown: ${value.reason}`;

/**
 * What a value of the template is, with `more` sections before the resources: it is read as the
 * environment variable V of a function.
 */
export function evaluate(value: string, more = '', options?: TemplateOptions): unknown {
  const template = `${more}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: orders-fn
      AutoPublishAlias: live
      Environment:
        Variables:
          V: ${value}
  Table: { Type: 'AWS::DynamoDB::Table' }
  Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: !Sub '\${AWS::StackName}-t' } }
  Topic: { Type: 'AWS::SNS::Topic' }
`;
  return shown(readFunction(template, options).environment.get('V'));
}

import { indented, yamlLines } from './yamlText.ts';
import type { Guard } from './guard.ts';

/** An alarm on the errors of the alias: if it goes off while traffic shifts, CodeDeploy rolls back. */
export const errorsAlarm = ({ ids, fn, alias, condition }: Guard): string =>
  yamlLines(
    '# If it goes off while traffic shifts, CodeDeploy stops and rolls back.',
    `${ids.alarm}:`,
    '  Type: AWS::CloudWatch::Alarm',
    conditionLine(condition),
    '  Properties:',
    indented(
      2,
      yamlLines(
        'Namespace: AWS/Lambda',
        'MetricName: Errors',
        'Dimensions:',
        `  - { Name: FunctionName, Value: !Ref ${fn.logicalId} }`,
        `  - { Name: Resource, Value: !Sub '\${${fn.logicalId}}:${alias}' }`,
        'Statistic: Sum',
        'Period: 60',
        'EvaluationPeriods: 1',
        'Threshold: 0',
        'ComparisonOperator: GreaterThanThreshold',
        'TreatMissingData: notBreaching',
      ),
    ),
  );

/** The `Condition` of a resource. */
export const conditionLine = (condition: string | undefined): string | undefined =>
  condition === undefined ? undefined : `  Condition: ${condition}`;

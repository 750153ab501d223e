import type { Rule } from '../../rule.ts';

/** @see https://github.com/aws/aws-cdk/issues/21516 */
const tooMany = 15;

/** CloudFormation makes all groups, and starts all deployments, at the same time. */
export const manyGroups: Rule = {
  id: 'many-groups',
  severity: 'warning',
  title: 'Many deployments start at the same time.',
  looksAt: `The number of deployment groups in one template. With ${tooMany}, CodeDeploy was seen to answer "rate exceeded".`,
  whatToDo:
    'Let groups follow each other by `DependsOn`, use one deployment configuration for all of them, or split the stack. A hook that serves many groups runs many times at once: give it concurrency.',
  forms: ['sam', 'cloudFormation'],
  check: ({ deployments }) => {
    const [first] = deployments;
    const message = `${deployments.length} deployment groups start at the same time; CodeDeploy may answer "rate exceeded"`;
    return first === undefined || deployments.length < tooMany ? [] : [{ at: first.at, message }];
  },
};

import { allForms, type Rule } from '../../rule.ts';

/** @see https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html */
const most = 10;

/** CodeDeploy refuses such a deployment group. */
export const tooManyAlarms: Rule = {
  id: 'too-many-alarms',
  severity: 'error',
  title: 'The deployment group has more alarms than CodeDeploy takes.',
  looksAt: `The number of alarms of each deployment: ${most} at most.`,
  whatToDo: 'Put several alarms together in an `AWS::CloudWatch::CompositeAlarm`.',
  forms: allForms,
  check: ({ deployments }) =>
    deployments.flatMap(({ alarms }) => {
      const [first] = alarms;
      if (first === undefined || alarms.length <= most) return [];
      return [
        { at: first.at, message: `there are ${alarms.length} alarms; expected at most ${most}` },
      ];
    }),
};

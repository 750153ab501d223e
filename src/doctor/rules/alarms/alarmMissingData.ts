import { member } from '../../../template/source/node.ts';
import { textValue } from '../../../template/value.ts';
import { watchedAlarms } from '../../model/watchedAlarms.ts';
import { distinct } from '../../permissions/needProblems.ts';
import { allForms, type Rule } from '../../rule.ts';

/** Lambda emits a metric only if the function is invoked. */
export const alarmMissingData: Rule = {
  id: 'alarm-missing-data',
  severity: 'warning',
  title: 'An alarm goes off if there is no traffic.',
  looksAt: '`TreatMissingData` of the alarms of deployments.',
  whatToDo:
    'Set `TreatMissingData: notBreaching`. CodeDeploy starts no deployment while an alarm is on, so `breaching` also blocks the fix.',
  forms: allForms,
  check: (model) =>
    distinct(
      watchedAlarms(model).flatMap(({ alarm }) => {
        const treat = textValue(member(alarm.properties, 'TreatMissingData'));
        if (treat?.known !== true || treat.value !== 'breaching') return [];
        const message = `the alarm '${alarm.logicalId}' goes off if there are no data, and then no deployment starts`;
        return [{ at: treat.at, message }];
      }),
    ),
};

import type { TemplateFunction } from '../../../template/template.ts';
import type { Value } from '../../../template/value.ts';
import { watchedAlarms, type WatchedAlarm } from '../../model/watchedAlarms.ts';
import { distinct } from '../../permissions/needProblems.ts';
import { allForms, type Problem, type Rule } from '../../rule.ts';

/** An alarm that judges something else lets a bad version pass, or stops a good one. */
export const alarmTarget: Rule = {
  id: 'alarm-target',
  severity: 'warning',
  title: 'An alarm does not watch what is deployed.',
  looksAt:
    "The dimensions of the alarms on Lambda's metrics: `FunctionName` is the function that is deployed, `Resource` is `NAME:ALIAS`, and `ExecutedVersion` is not a number.",
  whatToDo:
    'Give the alarm the dimensions `FunctionName` and `Resource` with the alias (`!Sub ${Orders}:live`). Without `Resource` it also counts the calls of the hooks and of `$LATEST`.',
  forms: allForms,
  check: (model) => distinct(watchedAlarms(model).flatMap(judge)),
};

function judge({ alarm, namespace, dimensions, target, deployment }: WatchedAlarm): Problem[] {
  if (namespace?.known !== true || namespace.value !== 'AWS/Lambda' || !target) return [];
  const what = `the alarm '${alarm.logicalId}'`;
  const name = dimensions.get('FunctionName');
  if (name && isOther(name, target)) {
    const message = `${what} watches ${shown(name)}, not '${target.logicalId}', which is deployed`;
    return [{ at: name.at, message }];
  }
  const version = dimensions.get('ExecutedVersion');
  if (version?.known === true && /^\d+$/.test(version.value)) {
    return [{ at: version.at, message: `${what} watches version ${version.value} for ever` }];
  }
  const resource = dimensions.get('Resource');
  const at = name?.at ?? alarm.at;
  if (resource === undefined) {
    return [{ at, message: `${what} has no dimension 'Resource', so it watches every version` }];
  }
  const { alias } = deployment;
  if (!resource.known || !alias.known || resource.value.endsWith(`:${alias.value}`)) return [];
  // Other open values may become the alias.
  if (/\$\{/.test(resource.value.slice(resource.value.lastIndexOf(':')) + alias.value)) return [];
  const message = `${what} watches '${resource.value}', not the alias '${alias.value}'`;
  return [{ at: resource.at, message }];
}

function isOther(name: Value<string>, { logicalId, name: own }: TemplateFunction): boolean {
  if (name.resource) return name.resource.logicalId !== logicalId;
  if (!name.known || !own.known || /\$\{/.test(name.value + own.value)) return false;
  return own.value !== logicalId && name.value !== own.value;
}

const shown = (name: Value<string>): string =>
  `'${name.resource?.logicalId ?? (name.known ? name.value : 'another function')}'`;

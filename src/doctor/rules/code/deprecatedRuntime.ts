import type { TemplateFunction } from '../../../template/template.ts';
import { targetOf } from '../../model/findHooks.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import { datesOf, runtimeDates } from './runtimeDates.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** A deployment is an update of the function. */
export const deprecatedRuntime: Rule = {
  id: 'deprecated-runtime',
  severity: 'error',
  title: 'The runtime is deprecated.',
  looksAt: `The runtimes of hooks and of the functions that are deployed, and the date of today. It is a warning as long as Lambda still updates such functions. The dates are those that AWS announced by ${datesOf}; half a year later, the rule also says that it cannot tell.`,
  whatToDo: 'Use a newer runtime: `nodejs24.x` for a hook of this package.',
  forms: allForms,
  check: (model) => [
    ...tooOld(model),
    ...functionsOf(model).flatMap(({ logicalId, runtime }): Problem[] => {
      const [deprecated, blocked] = (runtime?.known === true && runtimeDates[runtime.value]) || [];
      if (runtime?.known !== true || deprecated === undefined || blocked === undefined) return [];
      const today = model.today.toISOString().slice(0, 10);
      if (today < deprecated) return [];
      const isBlocked = today >= blocked;
      const end = isBlocked ? `, and since ${blocked} Lambda updates no function with it` : '';
      const message = `the runtime ${runtime.value} of '${logicalId}' is deprecated since ${deprecated}${end} (dates of ${datesOf})`;
      return [{ at: runtime.at, message, severity: isBlocked ? 'error' : 'warning' }];
    }),
  ],
};

/** Months after which dates may have changed. */
const trusted = 6;

/** A date that AWS has set since is not in the table. */
function tooOld(model: DoctorModel): Problem[] {
  const [first] = functionsOf(model);
  const end = new Date(datesOf);
  end.setUTCMonth(end.getUTCMonth() + trusted);
  if (first === undefined || model.today <= end) return [];
  const why = `the dates are of ${datesOf}; a newer version of allow-traffic may have newer ones`;
  return [cannotTell(first.at, 'whether other runtimes are deprecated', why)];
}

const functionsOf = ({ template, deployments, hooks }: DoctorModel): TemplateFunction[] => {
  const deployed = deployments.flatMap((one) => targetOf(template, one) ?? []);
  return [...new Set([...hooks.map(({ fn }) => fn), ...deployed])];
};

import type { TemplateFunction } from '../../../template/template.ts';
import { targetOf } from '../../model/findHooks.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import type { Problem, Rule } from '../../rule.ts';

/**
 * The day on which Lambda deprecates a runtime, and the day from which a function with it cannot be updated.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 */
const runtimes: Readonly<Record<string, readonly [string, string]>> = {
  dotnet6: ['2024-12-20', '2027-03-03'],
  dotnet8: ['2026-11-10', '2027-03-03'],
  'dotnetcore1.0': ['2019-06-27', '2019-07-30'],
  'dotnetcore2.0': ['2019-05-30', '2019-05-30'],
  'dotnetcore2.1': ['2022-01-05', '2022-04-13'],
  'dotnetcore3.1': ['2023-04-03', '2023-05-03'],
  'go1.x': ['2024-01-08', '2027-03-03'],
  java11: ['2027-06-30', '2027-08-31'],
  java17: ['2027-06-30', '2027-08-31'],
  java8: ['2024-01-08', '2027-03-03'],
  'java8.al2': ['2027-06-30', '2027-08-31'],
  nodejs: ['2016-08-30', '2016-10-31'],
  'nodejs10.x': ['2021-07-30', '2022-02-14'],
  'nodejs12.x': ['2023-03-31', '2023-04-30'],
  'nodejs14.x': ['2023-12-04', '2027-03-03'],
  'nodejs16.x': ['2024-06-12', '2027-03-03'],
  'nodejs18.x': ['2025-09-01', '2027-03-03'],
  'nodejs20.x': ['2026-04-30', '2027-03-03'],
  'nodejs22.x': ['2027-04-30', '2027-07-01'],
  'nodejs4.3': ['2020-03-05', '2020-03-05'],
  'nodejs6.10': ['2019-08-12', '2019-08-12'],
  'nodejs8.10': ['2020-03-06', '2020-03-06'],
  provided: ['2024-01-08', '2027-03-03'],
  'provided.al2': ['2026-07-31', '2027-03-03'],
  'python2.7': ['2021-07-15', '2022-05-30'],
  'python3.10': ['2026-10-31', '2027-03-03'],
  'python3.11': ['2027-06-30', '2027-08-31'],
  'python3.6': ['2022-07-18', '2022-08-29'],
  'python3.7': ['2023-12-04', '2027-03-03'],
  'python3.8': ['2024-10-14', '2027-03-03'],
  'python3.9': ['2025-12-15', '2027-03-03'],
  'ruby2.5': ['2021-07-30', '2022-03-31'],
  'ruby2.7': ['2023-12-07', '2027-03-03'],
  'ruby3.2': ['2026-03-31', '2027-03-03'],
  'ruby3.3': ['2027-03-31', '2027-05-31'],
};

/** A deployment is an update of the function. */
export const deprecatedRuntime: Rule = {
  id: 'deprecated-runtime',
  severity: 'error',
  title: 'The runtime is deprecated.',
  looksAt:
    'The runtimes of hooks and of the functions that are deployed, and the date of today. It is a warning as long as Lambda still updates such functions.',
  whatToDo: 'Use a newer runtime: `nodejs24.x` for a hook of this package.',
  check: (model) =>
    functionsOf(model).flatMap(({ logicalId, runtime }): Problem[] => {
      const [deprecated, blocked] = (runtime?.known === true && runtimes[runtime.value]) || [];
      if (runtime?.known !== true || deprecated === undefined || blocked === undefined) return [];
      const today = model.today.toISOString().slice(0, 10);
      if (today < deprecated) return [];
      const isBlocked = today >= blocked;
      const end = isBlocked ? `, and since ${blocked} Lambda updates no function with it` : '';
      const message = `the runtime ${runtime.value} of '${logicalId}' is deprecated since ${deprecated}${end}`;
      return [{ at: runtime.at, message, severity: isBlocked ? 'error' : 'warning' }];
    }),
};

const functionsOf = ({ template, deployments, hooks }: DoctorModel): TemplateFunction[] => {
  const deployed = deployments.flatMap((one) => targetOf(template, one) ?? []);
  return [...new Set([...hooks.map(({ fn }) => fn), ...deployed])];
};

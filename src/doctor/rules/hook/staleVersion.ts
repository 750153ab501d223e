import type { TemplateFunction } from '../../../template/template.ts';
import { allForms, type Rule } from '../../rule.ts';

/** A version number in a variable is right for one deployment only. */
export const staleVersion: Rule = {
  id: 'stale-version',
  severity: 'error',
  title: 'The hook tests one version for ever.',
  looksAt:
    'The environment variables of each hook for a function that is deployed with a version number: `orders:7`, or such an ARN.',
  whatToDo:
    "Leave the variable out: the hook asks CodeDeploy what is deployed. Or let the template name the new version: SAM's `!Ref Orders.Version`.",
  forms: allForms,
  check: ({ hooks }) =>
    hooks.flatMap(({ fn, uses }) =>
      [...fn.environment].flatMap(([name, value]) => {
        if (!value.known) return [];
        const [, tested = '', version] =
          /^(?:.*:function:)?([\w-]+):(\d+)$/.exec(value.value) ?? [];
        const targets = uses.flatMap(({ target }) => target ?? []);
        const isTarget =
          name === 'ALLOW_TRAFFIC_TARGET' || targets.some((one) => isNamed(one, tested));
        if (version === undefined || !isTarget) return [];
        const message = `'${name}' of the hook '${fn.logicalId}' names version ${version} of '${tested}', which is not the version of the next deployment`;
        return [{ at: value.at, message }];
      }),
    ),
};

const isNamed = ({ logicalId, name }: TemplateFunction, tested: string): boolean =>
  logicalId === tested || (name.known && name.value === tested);

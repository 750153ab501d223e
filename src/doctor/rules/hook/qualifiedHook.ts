import { parseFunctionRef } from '../../../model/functionRef.ts';
import type { Value } from '../../../template/value.ts';
import { hooksOf } from '../../model/findHooks.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import type { Rule } from '../../rule.ts';

/** Settings for asynchronous invocation belong to one qualifier, and a version is never updated. */
export const qualifiedHook: Rule = {
  id: 'qualified-hook',
  severity: 'warning',
  title: 'A deployment names a version or an alias of the hook.',
  looksAt: 'How deployments name their hooks.',
  whatToDo:
    'Name the function: `!Ref Before`. CloudFormation and SAM take a name there. The settings for asynchronous invocation, and with them the on-failure destination, are those of the function without a qualifier.',
  forms: ['sam', 'cloudFormation'],
  check: (model) =>
    model.deployments.flatMap((deployment) =>
      hooksOf(deployment).flatMap(([event, named]) => {
        const qualifier = named && qualifierOf(model, named);
        if (named === undefined || qualifier === undefined) return [];
        return [{ at: named.at, message: `the hook for ${event} is named with ${qualifier}` }];
      }),
    ),
};

function qualifierOf({ resources }: DoctorModel, named: Value<string>): string | undefined {
  const { resource } = named;
  const type = resource && resources.get(resource.logicalId)?.type;
  if (type === 'AWS::Lambda::Version' || resource?.attribute === 'Version') return 'a version';
  if (type === 'AWS::Lambda::Alias' || resource?.attribute === 'Alias') return 'an alias';
  if (!named.known) return undefined;
  const qualifier =
    parseFunctionRef(named.value)?.qualifier ?? /:function:[^:]+:([^:]+)$/.exec(named.value)?.[1];
  return qualifier === undefined ? undefined : `the qualifier '${qualifier}'`;
}

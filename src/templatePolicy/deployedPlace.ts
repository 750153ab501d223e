import type { DoctorModel } from '../doctor/model/doctorModel.ts';
import type { DeployedPlace, KnownName } from '../policy/deployedPlace.ts';
import type { TemplateDeployment } from '../template/template.ts';
import type { Value } from '../template/value.ts';

/** What a deployment of a template shifts, by the names that the template knows. */
export function deployedPlace(
  { template }: DoctorModel,
  { functionId, alias, application, group }: TemplateDeployment,
): DeployedPlace {
  const fn = template.functions.find(
    ({ logicalId }) => functionId.known && logicalId === functionId.value,
  );
  const names = {
    function: fn && nameOf(fn.name, fn.logicalId),
    alias: nameOf(alias),
    application: nameOf(application),
    group: nameOf(group),
  };
  return {
    ...Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined)),
    ...(fn?.autoPublishAlias && { hasVersionAttribute: true }),
  };
}

/** The logical ID stands for a name that CloudFormation generates. */
function nameOf(
  value: Value<string> | undefined,
  id: string | undefined = value?.resource?.logicalId,
): KnownName | undefined {
  const text = value?.known === true && value.value !== id ? value.value : undefined;
  if (text === undefined && id === undefined) return undefined;
  return { ...(text !== undefined && { text }), ...(id !== undefined && { id }) };
}

import { suggest } from '../../lib/suggest.ts';
import type { Template, TemplateDeployment } from '../../template/template.ts';
import { RehearsalFileError } from '../file/rehearsalFileError.ts';

/** A deployment, and the template that it is in. */
export interface FoundDeployment {
  template: Template;
  deployment: TemplateDeployment;
  /** The logical ID of the function; empty if it is not known. */
  functionId: string;
}

/** The deployments that are not switched off, in the order of the templates. */
export function guardedDeployments(templates: readonly Template[]): FoundDeployment[] {
  return templates.flatMap((template) =>
    template.deployments
      .filter(({ enabled }) => !enabled.known || enabled.value)
      .map((deployment) => {
        const { functionId } = deployment;
        return { template, deployment, functionId: functionId.known ? functionId.value : '' };
      }),
  );
}

/** The deployment of the function that was asked for, or the only one. */
export function chooseDeployment(
  path: string,
  templates: readonly Template[],
  functionId: string | undefined,
): FoundDeployment {
  const found = guardedDeployments(templates);
  const ids = found.map((one) => one.functionId);
  const fail = (message: string): never => {
    throw new RehearsalFileError(path, undefined, message);
  };
  const [first, ...others] = found;
  if (first === undefined) {
    return fail(
      "there is no gradual deployment; expected a function with 'DeploymentPreference', or an alias with 'CodeDeployLambdaAliasUpdate'",
    );
  }
  if (functionId !== undefined) {
    const named = found.find((one) => one.functionId === functionId);
    return named ?? fail(`'${functionId}' has no gradual deployment${suggest(functionId, ids)}`);
  }
  if (others.length === 0) return first;
  return fail(
    `there are ${ids.length} gradual deployments; expected 'functionId', one of ${ids.join(', ')}`,
  );
}

import { suggest } from '../../lib/suggest.ts';
import type { Template, TemplateDeployment } from '../../template/template.ts';
import { RehearsalFileError } from '../file/rehearsalFileError.ts';

/** A template, and those of its deployments that are rehearsed. At least one. */
export interface ChosenDeployments {
  template: Template;
  deployments: TemplateDeployment[];
}

/** The deployments that are not switched off, stack by stack; only that of `functionId` if it is given. */
export function chooseDeployments(
  path: string,
  templates: readonly Template[],
  functionId: string | undefined,
): ChosenDeployments[] {
  const guarded = templates.map((template) => ({
    template,
    deployments: template.deployments.filter(({ enabled }) => !enabled.known || enabled.value),
  }));
  const ids = guarded.flatMap(({ deployments }) => deployments.map(functionIdOf));
  const chosen = guarded
    .map(({ template, deployments }) => ({
      template,
      deployments: deployments.filter(
        (deployment) => functionId === undefined || functionIdOf(deployment) === functionId,
      ),
    }))
    .filter(({ deployments }) => deployments.length > 0);
  if (chosen.length > 0) return chosen;
  const [loop] = templates.flatMap(({ loops }) => loops);
  if (loop !== undefined && ids.length === 0) {
    const message = `there is no gradual deployment outside of '${loop.name}', which is not evaluated here`;
    throw new RehearsalFileError(path, loop.at, message);
  }
  throw new RehearsalFileError(
    path,
    undefined,
    functionId === undefined || ids.length === 0
      ? "there is no gradual deployment; expected a function with 'DeploymentPreference', or an alias with 'CodeDeployLambdaAliasUpdate'"
      : `'${functionId}' has no gradual deployment${suggest(functionId, ids)}`,
  );
}

/** The only deployment. Throws a {@link RehearsalFileError} if there are several. */
export function onlyDeployment(
  path: string,
  chosen: readonly ChosenDeployments[],
): ChosenDeployments {
  const ids = chosen.flatMap(({ deployments }) => deployments.map(functionIdOf));
  const [first] = chosen;
  if (first !== undefined && ids.length === 1) return first;
  const names = [...new Set(ids)].join(', ');
  const templates = chosen.map(({ template }) => template.path).join(', ');
  const expected =
    new Set(ids).size === ids.length
      ? `'functionId', one of ${names}`
      : `one template, one of ${templates}, or rehearseAll`;
  const message = `there are ${ids.length} gradual deployments; expected ${expected}`;
  throw new RehearsalFileError(path, undefined, message);
}

/** The logical ID of a deployment's function; empty if it is not known. */
const functionIdOf = ({ functionId }: TemplateDeployment): string =>
  functionId.known ? functionId.value : '';

import { handWrittenHooks, nodesOf, problemIn } from '../../code/handWritten.ts';
import { nameOf } from '../../code/syntax.ts';
import { parseFunctionRef } from '../../../model/functionRef.ts';
import type { TemplateFunction } from '../../../template/template.ts';
import type { Value } from '../../../template/value.ts';
import type { DoctorModel, Hook } from '../../model/doctorModel.ts';
import { distinct } from '../../permissions/needProblems.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** `$LATEST` may have changed since, and before the shift the alias still has the old version. */
export const testsLatest: Rule = {
  id: 'tests-latest',
  severity: 'warning',
  title: 'The hook tests `$LATEST` or the old version.',
  looksAt:
    "The environment variables of each hook, if none names the new version: one that names the function without a version stands for `$LATEST`, and the alias has the old version before the shift. If the code of the hook is not on this machine, it cannot tell. Also `Qualifier: '$LATEST'` in the code of hooks that are not made with this package.",
  whatToDo:
    "Leave the variable out if the hook is made with this package: it asks CodeDeploy what is deployed. Otherwise let the template name the new version: SAM's `!Ref Orders.Version`, CloudFormation's `!Ref OrdersVersion`.",
  forms: allForms,
  check: (model) => [...model.hooks.flatMap((hook) => inVariables(model, hook)), ...inCode(model)],
};

function inVariables({ resources }: DoctorModel, { fn, uses, code }: Hook): Problem[] {
  const variables = [...fn.environment];
  const isOurs = code.kind === 'layer' || code.kind === 'package';
  const isVersion = ({ resource }: Value<string>): boolean =>
    resource?.attribute === 'Version' ||
    (resource !== undefined && resources.get(resource.logicalId)?.type === 'AWS::Lambda::Version');
  if (variables.some(([, value]) => isVersion(value))) return [];
  // The code may add the qualifier, or look the version up.
  const looksUp = /Qualifier|ListVersions|listVersions|ListDeploymentTargets|AppSpec/;
  if (code.graph.modules.some(({ text }) => looksUp.test(text))) return [];
  const used = variables.filter(([name]) => !isOurs || name === 'ALLOW_TRAFFIC_TARGET');
  return distinct(
    uses.flatMap(({ event, target, deployment }) =>
      used.flatMap(([name, value]): Problem[] => {
        if (target === undefined) return [];
        const alias = deployment.alias.known ? deployment.alias.value : undefined;
        const tested = testedBy(value, target, alias);
        const what = `'${name}' of the hook '${fn.logicalId}' names`;
        if (tested === 'latest') {
          const message = `${what} '${target.logicalId}' without a version, which stands for $LATEST`;
          const why = `its code, which may add a version to '${name}', is not on this machine`;
          if (code.kind === 'unknown')
            return [cannotTell(value.at, `what '${fn.logicalId}' tests`, why)];
          return [{ at: value.at, message }];
        }
        if (tested !== 'alias' || event !== 'BeforeAllowTraffic') return [];
        const message = `${what} the alias of '${target.logicalId}', which has the old version before the shift`;
        return [{ at: value.at, message }];
      }),
    ),
  );
}

function testedBy(
  value: Value<string>,
  { logicalId, name }: TemplateFunction,
  alias: string | undefined,
): 'latest' | 'alias' | undefined {
  const { resource } = value;
  if (resource?.logicalId === logicalId) {
    if (resource.attribute === 'Alias') return 'alias';
    const isPlain = resource.attribute === undefined || resource.attribute === 'Arn';
    return isPlain && !hasQualifier(value) ? 'latest' : undefined;
  }
  if (!value.known) return undefined;
  const ref = parseFunctionRef(value.value.replaceAll(/\$\{[^}]*\}/g, '0'.repeat(12)));
  if (ref === undefined || !name.known || ref.name !== name.value) return undefined;
  if (ref.qualifier === undefined) return value.value.includes(':function:') ? 'latest' : undefined;
  return ref.qualifier === '$LATEST' ? 'latest' : ref.qualifier === alias ? 'alias' : undefined;
}

const hasQualifier = (value: Value<string>): boolean =>
  value.known && /:function:[^:]+:[^:]+$/.test(value.value);

const inCode = (model: DoctorModel): Problem[] =>
  handWrittenHooks(model).flatMap(({ hook: { fn }, modules }) =>
    modules.flatMap((module) =>
      nodesOf(module).flatMap(([node]) => {
        const isLatest =
          node.type === 'ObjectProperty' &&
          nameOf(node.key) === 'Qualifier' &&
          node.value.type === 'StringLiteral' &&
          node.value.value === '$LATEST';
        const message = `the hook '${fn.logicalId}' invokes $LATEST, which is not what is deployed`;
        return isLatest ? [problemIn(module, node, message)] : [];
      }),
    ),
  );

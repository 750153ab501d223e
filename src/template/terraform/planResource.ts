import type { Position } from '../../lib/fileError.ts';
import { member, memberAt, unknownNode, type TemplateNode } from '../source/node.ts';
import { fromRoot, type ModuleScope } from './moduleScope.ts';
import { attributeNode, given, itemsOf, refNode, textsOf } from './planNodes.ts';

/** One resource of a plan: its planned values, and what its configuration refers to. */
export interface PlanResource {
  readonly address: string;
  readonly type: string;
  /** The key of `for_each`. */
  readonly key: string | undefined;
  readonly at: Position;
  readonly values: TemplateNode | undefined;
  readonly configuration: TemplateNode | undefined;
  /** The module that it is in; `undefined` in the root module. */
  readonly scope: ModuleScope | undefined;
}

/** The resources and data sources of a plan by address, with those of its modules, also the data that are read. */
export function planResources(root: TemplateNode): Map<string, PlanResource> {
  const found = new Map<string, PlanResource>();
  const walk = (
    planned: TemplateNode | undefined,
    configured: TemplateNode | undefined,
    scope?: ModuleScope,
  ): void => {
    for (const node of itemsOf(member(planned, 'resources'))) {
      const text = (key: string): string => {
        const value = member(node, key);
        return value?.kind === 'scalar' ? value.text : '';
      };
      const index = member(node, 'index');
      const own = itemsOf(member(configured, 'resources')).find((one) =>
        (['type', 'name', 'mode'] as const).every((key) => {
          const value = member(one, key);
          return value?.kind === 'scalar' && value.text === text(key);
        }),
      );
      if (found.has(text('address'))) continue;
      found.set(text('address'), {
        address: text('address'),
        type: text('type'),
        key: index?.kind === 'scalar' ? index.text : undefined,
        at: member(node, 'address')?.at ?? node.at,
        values: member(node, 'values'),
        configuration: own,
        scope,
      });
    }
    for (const child of itemsOf(member(planned, 'child_modules'))) {
      const address = member(child, 'address');
      const path = address?.kind === 'scalar' ? address.text : '';
      const name =
        path
          .replace(/\[[^\]]*\]$/, '')
          .split('module.')
          .at(-1) ?? '';
      const call = memberAt(configured, 'module_calls', name);
      walk(child, member(call, 'module'), { prefix: `${path}.`, call, parent: scope });
    }
  };
  const configured = memberAt(root, 'configuration', 'root_module');
  walk(memberAt(root, 'planned_values', 'root_module'), configured);
  const planned = new Set(found.keys());
  walk(memberAt(root, 'prior_state', 'values', 'root_module'), configured);
  // A resource of the state alone is one that the plan removes.
  return new Map([...found].filter(([key]) => planned.has(key) || /(^|\.)data\./.test(key)));
}

/** A value as it is planned; if only AWS knows it, what its configuration refers to. */
export function argument(
  resource: PlanResource,
  name: string,
  resources: ReadonlyMap<string, PlanResource>,
): TemplateNode | undefined {
  const planned = given(member(resource.values, name));
  if (planned !== undefined) return planned;
  const references = textsOf(memberAt(resource.configuration, 'expressions', name, 'references'));
  return references.length === 0 ? undefined : referred(resource, references, resources);
}

/** The one resource that references lead to; unknown if there are several. */
export function referred(
  { key, at, configuration, scope }: PlanResource,
  references: readonly string[],
  resources: ReadonlyMap<string, PlanResource>,
): TemplateNode {
  const each = textsOf(memberAt(configuration, 'for_each_expression', 'references'));
  const written = references
    .flatMap((one) =>
      one.startsWith('each.value') ? each.map((of) => of + one.slice('each.value'.length)) : [one],
    )
    .flatMap((one) => fromRoot(one, scope));
  const found = new Map<string, string>();
  for (const reference of written) {
    const address = [...resources.keys()].find((one) => {
      const plain = one.replace(/\[[^\]]*\]$/, '');
      const isOfKey = one === plain || key === undefined || one === `${plain}["${key}"]`;
      const starts = reference === one || reference.startsWith(`${one}.`);
      return starts || (isOfKey && (reference === plain || reference.startsWith(`${plain}.`)));
    });
    if (address === undefined) continue;
    const attribute = /\.(arn|qualified_arn|version|id|name|function_name|json)$/.exec(
      reference,
    )?.[1];
    found.set(address, attribute ?? found.get(address) ?? '');
  }
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) {
    return unknownNode('it is known after apply', at);
  }
  return nodeOf(first[0], first[1], resources, at);
}

function nodeOf(
  address: string,
  attribute: string,
  resources: ReadonlyMap<string, PlanResource>,
  at: Position,
): TemplateNode {
  const type = resources.get(address)?.type;
  if (attribute === 'qualified_arn' || attribute === 'version')
    return attributeNode(address, 'Version', at);
  // A reference to the whole of a role or a function, by a key, is to its ARN.
  const isArn = attribute === 'arn' || (attribute === '' && type !== 'aws_iam_role');
  return isArn && type !== 'aws_lambda_alias'
    ? attributeNode(address, 'Arn', at)
    : refNode(address, at);
}

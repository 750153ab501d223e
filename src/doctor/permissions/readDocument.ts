import type { Position } from '../../lib/fileError.ts';
import { member, type TemplateNode } from '../../template/source/node.ts';
import { textValues } from '../../template/value.ts';
import type { Grant, GrantedResource, Permissions, Unresolved } from './grant.ts';

/** The statements of an evaluated policy document: an object, or the JSON text of one. */
export function readDocument(
  node: TemplateNode | undefined,
  at: Position,
): Omit<Permissions, 'at'> {
  if (node?.kind !== 'map') {
    const why = node?.kind === 'unknown' ? node.reason : 'its document is not an object';
    return {
      grants: [],
      unresolved: [{ why: `a policy is not known: ${why}`, at: node?.at ?? at }],
    };
  }
  const statement = member(node, 'Statement');
  const items = statement?.kind === 'list' ? statement.items : statement ? [statement] : [];
  const grants: Grant[] = [];
  const unresolved: Unresolved[] = [];
  for (const item of items) {
    const grant = readStatement(item);
    if ('why' in grant) unresolved.push(grant);
    else grants.push(grant);
  }
  return { grants, unresolved };
}

function readStatement(node: TemplateNode): Grant | Unresolved {
  if (node.kind !== 'map') {
    const why = node.kind === 'unknown' ? node.reason : 'it is not an object';
    return { why: `a statement is not known: ${why}`, at: node.at };
  }
  const notAction = member(node, 'NotAction');
  const actions = textValues(member(node, 'Action') ?? notAction);
  const unknown = actions.find(({ known }) => !known);
  const effect = member(node, 'Effect');
  if (unknown?.known === false || effect?.kind !== 'scalar') {
    const why = unknown?.known === false ? unknown.reason : "its 'Effect' is not known";
    return { why: `a statement is not known: ${why}`, at: node.at };
  }
  return {
    effect: effect.text === 'Deny' ? 'Deny' : 'Allow',
    actions: actions.flatMap((action) => (action.known ? [action.value] : [])),
    isInverted: notAction !== undefined,
    resources: readResources(node),
    isConditional: member(node, 'Condition') !== undefined,
    at: node.at,
  };
}

function readResources(statement: TemplateNode): GrantedResource[] {
  const inverted = member(statement, 'NotResource');
  if (inverted) return [{ kind: 'unknown', why: "it has a 'NotResource'", at: inverted.at }];
  return textValues(member(statement, 'Resource')).map((value) => {
    const { at, resource } = value;
    if (value.known) return { kind: 'text', text: value.value, at };
    return resource
      ? { kind: 'reference', reference: resource, at }
      : { kind: 'unknown', why: value.reason, at };
  });
}

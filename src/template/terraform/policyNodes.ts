import { member, memberAt, textNode, unknownNode, type TemplateNode } from '../source/node.ts';
import { readNodes } from '../source/readNodes.ts';
import { TemplateError } from '../templateError.ts';
import { fromRoot } from './moduleScope.ts';
import { given, itemsOf, listNode, mapNode, textsOf } from './planNodes.ts';
import { referred, type PlanResource } from './planResource.ts';

type Resources = ReadonlyMap<string, PlanResource>;

/** The document of a policy: its JSON, or what the data source describes that makes it. */
export function policyNode(resource: PlanResource, resources: Resources): TemplateNode {
  const { values, configuration, key, at, scope } = resource;
  const text = given(member(values, 'policy'));
  if (text?.kind === 'scalar') return parsed(text.text, text);
  const references = textsOf(memberAt(configuration, 'expressions', 'policy', 'references'));
  const source = references.flatMap((one) => {
    const [address = ''] = fromRoot(one, scope);
    const plain = address.replace(/\.json$/, '');
    return resources.get(plain) ?? resources.get(`${plain}["${key ?? ''}"]`) ?? [];
  })[0];
  return source?.type === 'aws_iam_policy_document'
    ? documentNode(source, resources)
    : unknownNode('the policy is known after apply', at);
}

function parsed(text: string, { at }: TemplateNode): TemplateNode {
  try {
    return readNodes('policy', text);
  } catch (error) {
    if (error instanceof TemplateError) return unknownNode('the policy is not JSON', at);
    throw error;
  }
}

/** An `aws_iam_policy_document`, whose resources may be known after apply only. */
function documentNode(source: PlanResource, resources: Resources): TemplateNode {
  const written = itemsOf(memberAt(source.configuration, 'expressions', 'statement'));
  const statements = itemsOf(member(source.values, 'statement')).map((statement, index) => {
    const sid = given(member(statement, 'sid'));
    const own =
      written.find((one) => {
        const constant = memberAt(one, 'sid', 'constant_value');
        return sid?.kind === 'scalar' && constant?.kind === 'scalar' && constant.text === sid.text;
      }) ?? (sid === undefined ? written[index] : undefined);
    return statementNode(source, statement, own, resources);
  });
  return mapNode(source.at, { Statement: listNode(source.at, statements) });
}

function statementNode(
  source: PlanResource,
  statement: TemplateNode,
  written: TemplateNode | undefined,
  resources: Resources,
): TemplateNode {
  const { at } = statement;
  const planned = itemsOf(member(statement, 'resources'));
  const isKnown = planned.length > 0 && planned.every((one) => given(one) !== undefined);
  const references = textsOf(memberAt(written, 'resources', 'references'));
  return mapNode(at, {
    Effect: given(member(statement, 'effect')) ?? textNode('Allow', at),
    Action: given(member(statement, 'actions')),
    NotAction: given(member(statement, 'not_actions')),
    Resource: isKnown ? listNode(at, planned) : referred(source, references, resources),
    ...(itemsOf(member(statement, 'condition')).length > 0 && { Condition: mapNode(at, {}) }),
  });
}

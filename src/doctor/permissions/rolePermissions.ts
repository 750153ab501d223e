import { member, referenceOf, type TemplateNode } from '../../template/source/node.ts';
import type { PlacedResource } from '../../template/template.ts';
import { textValue, textValues, type Value } from '../../template/value.ts';
import type { DoctorModel } from '../model/doctorModel.ts';
import { joined, type Permissions } from './grant.ts';
import { namedPolicy } from './namedPolicy.ts';
import { readDocument } from './readDocument.ts';

type Part = Omit<Permissions, 'at'>;
type Resources = Pick<DoctorModel, 'resources'>;

/** What a role of the template may do: its own policies, and those that are attached to it. */
export function rolePermissions(model: Resources, role: PlacedResource): Permissions {
  const { properties, at, logicalId } = role;
  const own = listOf(member(properties, 'Policies')).map((policy) =>
    readDocument(member(policy, 'PolicyDocument'), policy.at),
  );
  const managed = textValues(member(properties, 'ManagedPolicyArns')).map((policy) =>
    managedPolicy(model, policy),
  );
  const all = joined(at, ...own, ...managed, attachedPolicies(model, logicalId));
  return { ...all, boundary: boundaryOf(model, properties) };
}

/** The permissions boundary of a role, or of a function that SAM makes a role for. */
export function boundaryOf(
  model: Resources,
  properties: TemplateNode | undefined,
): Part | undefined {
  const node = member(properties, 'PermissionsBoundary');
  if (node === undefined || node.kind === 'absent') return undefined;
  const policy = textValue(node);
  return policy
    ? managedPolicy(model, policy)
    : { grants: [], unresolved: [{ why: 'the policy is not known', at: node.at }] };
}

/** The policies of the template that name a role: `AWS::IAM::Policy` and its kin. */
export function attachedPolicies({ resources }: Resources, roleId: string): Part {
  const parts: Part[] = [];
  for (const { type, properties, at } of resources.values()) {
    if (!/^AWS::IAM::(Role|Managed)?Policy$/.test(type)) continue;
    const roles = listOf(member(properties, 'Roles'));
    const named = [...roles, member(properties, 'RoleName')];
    if (!named.some((role) => referenceOf(role)?.logicalId === roleId)) continue;
    const arn = textValues(member(properties, 'PolicyArn'))[0];
    if (arn) parts.push(managedPolicy({ resources }, arn));
    else parts.push(readDocument(member(properties, 'PolicyDocument'), at));
  }
  return joined({ line: 1, column: 1 }, ...parts);
}

/** A managed policy of AWS, or one of the template. */
export function managedPolicy({ resources }: Resources, policy: Value<string>): Part {
  const own = policy.resource && resources.get(policy.resource.logicalId);
  if (own?.type === 'AWS::IAM::ManagedPolicy') {
    return readDocument(member(own.properties, 'PolicyDocument'), own.at);
  }
  if (policy.known) return namedPolicy(policy.value, policy.at);
  return { grants: [], unresolved: [{ why: policy.reason, at: policy.at }] };
}

export const listOf = (node: TemplateNode | undefined): readonly TemplateNode[] =>
  node?.kind === 'list' ? node.items : node === undefined || node.kind === 'absent' ? [] : [node];

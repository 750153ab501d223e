import { member, memberAt, type TemplateNode } from '../../template/source/node.ts';
import type { TemplateFunction } from '../../template/template.ts';
import { textValue } from '../../template/value.ts';
import type { DoctorModel } from '../model/doctorModel.ts';
import { placeOf } from '../model/places.ts';
import { joined, type GrantedResource, type Permissions, type Unresolved } from './grant.ts';
import { readDocument } from './readDocument.ts';
import {
  attachedPolicies,
  boundaryOf,
  listOf,
  managedPolicy,
  rolePermissions,
} from './rolePermissions.ts';
import { otherSamPolicies } from './samPolicies.ts';

type Part = Omit<Permissions, 'at'>;
type Resources = Pick<DoctorModel, 'resources'>;

/** What a function may do: by its role, or by the policies that SAM makes a role of, and by policies of others. */
export function functionPermissions(model: Resources, fn: TemplateFunction): Permissions {
  const own = ownPermissions(model, fn);
  return { ...own, unresolved: [...own.unresolved, ...resourcePolicies(model)] };
}

/** Policies of functions that let a role or an account invoke them. They are not evaluated. */
const resourcePolicies = ({ resources }: Resources): Unresolved[] =>
  [...resources.values()].flatMap(({ type, logicalId, properties, at }) => {
    if (type !== 'AWS::Lambda::Permission') return [];
    const principal = textValue(member(properties, 'Principal'));
    if (principal?.known === true && principal.value.endsWith('.amazonaws.com')) return [];
    const why = `the resource policy '${logicalId}' may allow it`;
    return [{ why, action: 'lambda:InvokeFunction', at }];
  });

function ownPermissions(model: Resources, fn: TemplateFunction): Permissions {
  const { logicalId, at, role, type } = fn;
  const properties = model.resources.get(logicalId)?.properties;
  if (role !== undefined) {
    const own = role.resource && model.resources.get(role.resource.logicalId);
    if (own?.type === 'AWS::IAM::Role') return rolePermissions(model, own);
    const why = `the role of '${logicalId}' is not in this template`;
    return { at: role.at, grants: [], unresolved: [{ why, at: role.at }] };
  }
  if (type === 'lambda') {
    return { at, grants: [], unresolved: [{ why: `'${logicalId}' has no role`, at }] };
  }
  const policies = member(properties, 'Policies');
  const parts = listOf(policies).map((policy) => samPolicy(model, policy));
  const all = joined(
    placeOf(model, fn, 'Policies'),
    ...parts,
    attachedPolicies(model, `${logicalId}Role`),
    connectors(model, logicalId),
  );
  return { ...all, boundary: boundaryOf(model, properties) };
}

/** One of SAM's `Policies`: a name, an ARN, a document, or one of SAM's templates. */
function samPolicy(model: Resources, policy: TemplateNode): Part {
  if (policy.kind !== 'map') {
    const value = textValue(policy);
    return value ? managedPolicy(model, value) : { grants: [], unresolved: [] };
  }
  if (policy.entries.has('Statement')) return readDocument(policy, policy.at);
  const [name = ''] = policy.entries.keys();
  const { at } = policy;
  if (otherSamPolicies.has(name)) return { grants: [], unresolved: [] };
  if (name !== 'LambdaInvokePolicy') {
    return { grants: [], unresolved: [{ why: `the policy template '${name}' is not known`, at }] };
  }
  const given = textValue(memberAt(policy, name, 'FunctionName'));
  const resource: GrantedResource =
    given?.known === true
      ? {
          kind: 'text',
          text: `arn:aws:lambda:\${Region}:\${AccountId}:function:${given.value}*`,
          at,
        }
      : { kind: 'unknown', why: given?.reason ?? "'FunctionName' is missing", at };
  const grant = {
    effect: 'Allow',
    actions: ['lambda:InvokeFunction'],
    isInverted: false,
    resources: [resource],
    isConditional: false,
    at,
  } as const;
  return { grants: [grant], unresolved: [] };
}

/** SAM's connectors grant permissions that are not evaluated here. */
function connectors({ resources }: Resources, logicalId: string): Part {
  const own = member(resources.get(logicalId)?.node, 'Connectors');
  const found = [...resources.values()].find(({ type, properties: connector }) => {
    const source = memberAt(connector, 'Source', 'Id');
    return (
      type === 'AWS::Serverless::Connector' &&
      source?.kind === 'scalar' &&
      source.text === logicalId
    );
  });
  const at = own?.at ?? found?.at;
  if (at === undefined) return { grants: [], unresolved: [] };
  return { grants: [], unresolved: [{ why: 'a connector grants more', at }] };
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The parts of IAM and STS that Terraform asks for roles with. A role permits and denies nothing. */
export interface IamStub {
  endpoint: string;
  /** The names of the roles that exist. */
  roles: () => string[];
  close: () => void;
}

interface Role {
  name: string;
  trust: string;
  /** The ARNs of managed policies. */
  attached: Set<string>;
  /** Documents by name. */
  inline: Map<string, string>;
}

const account = '123456789012';

const escaped = (value: string): string =>
  value.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

const element = (name: string, value: string): string => `<${name}>${escaped(value)}</${name}>`;

const listOf = (name: string, members: string[]): string =>
  `<IsTruncated>false</IsTruncated><${name}>${members.join('')}</${name}>`;

const roleElement = ({ name, trust }: Role): string =>
  `<Role>${[
    element('Path', '/'),
    element('RoleName', name),
    element('RoleId', 'AROAEXAMPLEEXAMPLE12'),
    element('Arn', `arn:aws:iam::${account}:role/${name}`),
    element('CreateDate', '2026-01-01T00:00:00Z'),
    element('AssumeRolePolicyDocument', encodeURIComponent(trust)),
    element('MaxSessionDuration', '3600'),
  ].join('')}</Role>`;

/** What each action reads of a role. */
const reads: Record<string, (role: Role, policyName: string) => string | undefined> = {
  GetRole: roleElement,
  GetRolePolicy: ({ name, inline }, policyName) =>
    inline.has(policyName)
      ? element('RoleName', name) +
        element('PolicyName', policyName) +
        element('PolicyDocument', encodeURIComponent(inline.get(policyName) ?? ''))
      : undefined,
  ListAttachedRolePolicies: ({ attached }) =>
    listOf(
      'AttachedPolicies',
      [...attached].map((arn) => `<member>${element('PolicyArn', arn)}</member>`),
    ),
  ListRolePolicies: ({ inline }) =>
    listOf(
      'PolicyNames',
      [...inline.keys()].map((name) => element('member', name)),
    ),
  ListInstanceProfilesForRole: () => listOf('InstanceProfiles', []),
};

/** What each action changes. */
const writes: Record<string, (role: Role, form: (key: string) => string) => void> = {
  AttachRolePolicy: ({ attached }, form) => attached.add(form('PolicyArn')),
  DetachRolePolicy: ({ attached }, form) => attached.delete(form('PolicyArn')),
  PutRolePolicy: ({ inline }, form) => inline.set(form('PolicyName'), form('PolicyDocument')),
  DeleteRolePolicy: ({ inline }, form) => inline.delete(form('PolicyName')),
};

/** The content of the answer; undefined if there is no such role or policy. */
function answer(roles: Map<string, Role>, form: (key: string) => string): string | undefined {
  const action = form('Action');
  if (action === 'GetCallerIdentity') {
    return element('Account', account) + element('Arn', `arn:aws:iam::${account}:root`);
  }
  const name = form('RoleName');
  if (action === 'CreateRole') {
    const trust = form('AssumeRolePolicyDocument');
    const role = { name, trust, attached: new Set<string>(), inline: new Map<string, string>() };
    roles.set(name, role);
    return roleElement(role);
  }
  const role = roles.get(name);
  if (role === undefined) return undefined;
  if (action === 'DeleteRole') {
    roles.delete(name);
    return '';
  }
  const read = reads[action];
  if (read !== undefined) return read(role, form('PolicyName'));
  const write = writes[action];
  if (write === undefined) throw new Error(`${action} is not part of this stub of IAM`);
  write(role, form);
  return '';
}

/** Serves the query protocol on a loopback port. */
export async function startIamStub(): Promise<IamStub> {
  const roles = new Map<string, Role>();
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const parameters = new URLSearchParams(body);
      const action = parameters.get('Action') ?? '';
      const content = answer(roles, (key) => parameters.get(key) ?? '');
      response.writeHead(content === undefined ? 404 : 200, { 'content-type': 'text/xml' });
      response.end(
        content === undefined
          ? '<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>not found</Message></Error></ErrorResponse>'
          : `<${action}Response><${action}Result>${content}</${action}Result></${action}Response>`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    roles: () => [...roles.keys()],
    close: () => server.close(),
  };
}

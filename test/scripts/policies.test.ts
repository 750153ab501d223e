/** Every policy that the documents and the examples ship, except the CDK's, which its own test reads. */
import { readFileSync } from 'node:fs';
import hcl2 from 'hcl2-parser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Statement {
  effect: string;
  actions: string[];
  resources: string[];
}

const list = (value: unknown): string[] => [value].flat().map(String);

interface JsonStatement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
}
const fromJson = ({ Effect, Action, Resource }: JsonStatement): Statement => ({
  effect: Effect,
  actions: list(Action),
  resources: list(Resource),
});

/** The hook's policy and that of the function for failed deliveries. */
interface Shipped {
  before: Statement[];
  after: Statement[];
  failedDelivery: Statement[];
}

function fromSam(path: string): Shipped {
  type Policies = (string | { Statement: JsonStatement[] })[];
  interface Resource {
    Properties: { Policies?: Policies; PolicyDocument?: { Statement: JsonStatement[] } };
  }
  // A reference becomes its text.
  const { Resources } = parse(readFileSync(path, 'utf8'), { logLevel: 'error' }) as {
    Resources: Record<string, Resource>;
  };
  const statementsOf = (name: string): Statement[] =>
    (Resources[name]?.Properties.Policies ?? []).flatMap((policy) =>
      (typeof policy === 'string'
        ? Resources[policy]?.Properties.PolicyDocument?.Statement
        : policy.Statement)!.map(fromJson),
    );
  return {
    before: statementsOf('BeforeAllowTraffic'),
    after: statementsOf('AfterAllowTraffic'),
    failedDelivery: statementsOf('ReportFailedDelivery'),
  };
}

function fromTerraform(path: string): Shipped {
  interface Block {
    effect?: string;
    actions: string[];
    resources: string[];
  }
  interface Document {
    statement: Block[];
    dynamic?: { statement: { content: Block[] }[] };
  }
  const parser = hcl2 as { parseToObject(text: string): [Record<string, unknown> | null] };
  const [blocks] = parser.parseToObject(readFileSync(path, 'utf8'));
  const data = blocks?.['data'] as Record<string, Record<string, Document[]>>;
  const statementsOf = (name: string): Statement[] =>
    data['aws_iam_policy_document']![name]!.flatMap(({ statement, dynamic }) => [
      ...statement,
      ...(dynamic?.statement ?? []).flatMap(({ content }) => content),
    ]).map(({ effect = 'Allow', actions, resources }) => ({ effect, actions, resources }));
  const hook = statementsOf('hook');
  return { before: hook, after: hook, failedDelivery: statementsOf('failed_delivery') };
}

const fromSecurity = (): Statement[] => {
  const [, json] = /```json\n([^]*?)```/.exec(readFileSync('docs/security.md', 'utf8')) ?? [];
  return (JSON.parse(json ?? '') as { Statement: JsonStatement[] }).Statement.map(fromJson);
};

const sam = fromSam('examples/sam/code/template.yml');
const layer = fromSam('examples/sam/layer/template.yml');
const terraform = fromTerraform('terraform/guarded-deployment/roles.tf');

const hooks: [string, Statement[]][] = [
  ['docs/security.md', fromSecurity()],
  ['SAM, before', sam.before],
  ['SAM, after', sam.after],
  ['SAM with the layer, before', layer.before],
  ['SAM with the layer, after', layer.after],
  ['Terraform', terraform.before],
];

/** The function for failed deliveries is no function that is deployed. */
const isDeployed = (resource: string): boolean => !resource.includes('failed_delivery');

describe.each(hooks)('the policy of the hook: %s', (_where, statements) => {
  it('names what it allows, and where', () => {
    expect(statements.length).toBeGreaterThan(2);
    for (const { actions, resources } of statements) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
      expect(resources).not.toContain('*');
      const services = new Set(actions.map((action) => action.split(':')[0]));
      expect(services.size).toBe(1);
    }
  });

  it('does not let it invoke $LATEST, which an ARN without a version stands for', () => {
    const invoking = (effect: string): string[] =>
      statements
        .filter((one) => one.effect === effect && one.actions.includes('lambda:InvokeFunction'))
        .flatMap(({ resources }) => resources.filter(isDeployed));
    const allowed = invoking('Allow');
    expect(allowed.length).toBeGreaterThan(0);
    for (const resource of allowed) {
      expect(resource).toMatch(/:\*$|:live$|\.Version$|qualified_arn.*alias\.arn/);
      if (!resource.endsWith(':*')) continue;
      const unqualified = resource.slice(0, -2);
      expect(invoking('Deny')).toEqual([unqualified, `${unqualified}:$LATEST`]);
    }
  });
});

it.each([
  ['SAM', sam.failedDelivery],
  ['SAM with the layer', layer.failedDelivery],
  ['Terraform', terraform.failedDelivery],
])('the function for failed deliveries may only report: %s', (_where, statements) => {
  expect(statements.map(({ effect, actions }) => [effect, actions])).toEqual([
    ['Allow', ['codedeploy:PutLifecycleEventHookExecutionStatus']],
  ]);
  expect(statements[0]?.resources).toHaveLength(1);
});

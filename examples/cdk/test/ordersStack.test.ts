import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { OrdersStack } from '../lib/ordersStack.ts';

interface Statement {
  Sid?: string;
  Action: string | string[];
  Resource?: unknown;
}

const stack = new OrdersStack(new App(), 'orders');
const template = Template.fromStack(stack);

// cfn-lint reads this file.
if (process.env['TEMPLATE']) {
  writeFileSync(process.env['TEMPLATE'], JSON.stringify(template.toJSON(), undefined, 2));
}

const statements: Statement[] = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
  (policy) => policy['Properties'].PolicyDocument.Statement as Statement[],
);

/** The logical ID of a function of the deployment. */
const idOf = (name: string): string => {
  const ids = Object.keys(template.findResources('AWS::Lambda::Function'));
  const found = ids.find((id) => id.startsWith(`Deployment${name}`));
  assert(found, name);
  return found;
};

/** The statements of the role of a function of the deployment. */
function statementsOf(name: string): Statement[] {
  const role = template.findResources('AWS::Lambda::Function')[idOf(name)]!['Properties'].Role;
  const [roleId] = role['Fn::GetAtt'];
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .filter((policy) =>
      policy['Properties'].Roles.some(({ Ref }: { Ref: string }) => Ref === roleId),
    )
    .flatMap((policy) => policy['Properties'].PolicyDocument.Statement as Statement[]);
}

test('the alias is shifted by CodeDeploy, with both hooks', () => {
  const [alias] = Object.values(template.findResources('AWS::Lambda::Alias'));
  const { CodeDeployLambdaAliasUpdate: update } = alias!['UpdatePolicy'];
  assert.deepEqual(update.BeforeAllowTrafficHook, { Ref: idOf('Before') });
  assert.deepEqual(update.AfterAllowTrafficHook, { Ref: idOf('After') });
});

/** What the code that `allow-traffic policy MODULE --format cdk` prints adds to the role of a hook. */
function printed(module: string): Statement[] {
  const args = ['allow-traffic', 'policy', module, '--format', 'cdk'];
  const text = execFileSync('npx', args, { encoding: 'utf8' });
  const added: Statement[] = [];
  const hook = {
    addToRolePolicy: (one: PolicyStatement) => added.push(stack.resolve(one.toStatementJson())),
  };
  const { group } = stack.deployment;
  const variables = { hook, group, alias: stack.live, Effect, PolicyStatement };
  const code = text.replace(/^import .*$/m, '');
  new Function(...Object.keys(variables), code)(...Object.values(variables));
  return added;
}

for (const [name, module] of [
  ['Before', 'hooks/before.ts'],
  ['After', 'hooks/after.ts'],
] as const) {
  test(`${module} may do what its checks need, and reach its on-failure destination`, () => {
    const own = statementsOf(name);
    const needed = printed(module);
    assert(needed.length > 0);
    assert.deepEqual(
      own.filter(({ Sid }) => Sid !== undefined),
      needed,
    );
    // The CDK's own statements have no Sid: the report, and the destination.
    const others = own.filter(({ Sid }) => Sid === undefined).flatMap(({ Action }) => Action);
    assert.deepEqual(others.sort(), [
      'codedeploy:PutLifecycleEventHookExecutionStatus',
      'lambda:InvokeFunction',
    ]);
  });
}

test('the function for failed deliveries may only report', () => {
  const actions = statementsOf('FailedDelivery').flatMap(({ Action }) => Action);
  assert.deepEqual(actions, ['codedeploy:PutLifecycleEventHookExecutionStatus']);
  template.resourceCountIs('AWS::Lambda::EventInvokeConfig', 2);
});

test('no policy has a * resource', () => {
  assert(statements.length > 0);
  for (const statement of statements) {
    assert(![statement.Resource].flat().includes('*'), JSON.stringify(statement));
  }
});

test('no hook may invoke $LATEST, which the ARN without a version stands for', () => {
  const failedDelivery = idOf('FailedDelivery');
  for (const name of ['Before', 'After']) {
    const invoking = statementsOf(name).filter(({ Action }) =>
      [Action].flat().includes('lambda:InvokeFunction'),
    );
    const resources = invoking
      .flatMap(({ Resource }) => Resource)
      .map((resource) => JSON.stringify(resource))
      .filter((resource) => !resource.includes(failedDelivery));
    assert.equal(resources.length, 1);
    // The version that the stack publishes, or the alias.
    assert.match(resources[0]!, /CurrentVersion|:live/);
  }
});

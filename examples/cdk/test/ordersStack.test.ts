import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { OrdersStack } from '../lib/ordersStack.ts';

interface Statement {
  Action: string | string[];
  Resource?: unknown;
}

const template = Template.fromStack(new OrdersStack(new App(), 'orders'));

// cfn-lint reads this file.
if (process.env['TEMPLATE']) {
  writeFileSync(process.env['TEMPLATE'], JSON.stringify(template.toJSON(), undefined, 2));
}

const statements: Statement[] = Object.values(template.findResources('AWS::IAM::Policy')).flatMap(
  (policy) => policy['Properties'].PolicyDocument.Statement as Statement[],
);

/** The logical id of the function that was made from a file in `hooks`. */
const idOf = (name: string): string => {
  const ids = Object.keys(template.findResources('AWS::Lambda::Function'));
  const found = ids.find((id) => id.startsWith(`Deployment${name}`));
  assert(found, name);
  return found;
};

test('the alias is shifted by CodeDeploy, with both hooks', () => {
  const [alias] = Object.values(template.findResources('AWS::Lambda::Alias'));
  const { CodeDeployLambdaAliasUpdate: update } = alias!['UpdatePolicy'];
  assert.deepEqual(update.BeforeAllowTrafficHook, { Ref: idOf('before') });
  assert.deepEqual(update.AfterAllowTrafficHook, { Ref: idOf('after') });
});

test('the hooks may report, and their on-failure destination too', () => {
  const may = statements.filter(({ Action }) =>
    [Action].flat().includes('codedeploy:PutLifecycleEventHookExecutionStatus'),
  );
  assert.equal(may.length, 3);
  template.resourceCountIs('AWS::Lambda::EventInvokeConfig', 2);
});

test('no policy has a * resource', () => {
  assert(statements.length > 0);
  for (const statement of statements) {
    assert(![statement.Resource].flat().includes('*'), JSON.stringify(statement));
  }
});

/** The statements of the role of a function that was made from a file in `hooks`. */
function statementsOf(name: string): Statement[] {
  const role = template.findResources('AWS::Lambda::Function')[idOf(name)]!['Properties'].Role;
  const [roleId] = role['Fn::GetAtt'];
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .filter((policy) =>
      policy['Properties'].Roles.some(({ Ref }: { Ref: string }) => Ref === roleId),
    )
    .flatMap((policy) => policy['Properties'].PolicyDocument.Statement as Statement[]);
}

test('the function for failed deliveries may only report', () => {
  const actions = statementsOf('failedDelivery').flatMap(({ Action }) => Action);
  assert.deepEqual(actions, ['codedeploy:PutLifecycleEventHookExecutionStatus']);
});

test('no hook may invoke $LATEST, which the ARN without a version stands for', () => {
  const failedDelivery = idOf('failedDelivery');
  for (const name of ['before', 'after']) {
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

import { runInNewContext } from 'node:vm';
import { App, Stack } from 'aws-cdk-lib/core';
import { LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Code,
  Function as LambdaFunction,
  Runtime,
  type IVersion,
} from 'aws-cdk-lib/aws-lambda';
import { expect, it } from 'vitest';
import { policyStatements } from '../../src/cdk/policyStatements.ts';
import { modulePolicies } from '../../src/policy/module/modulePolicies.ts';
import { statementsOf } from '../../src/policy/statements.ts';
import { writePolicies, type HookSource } from '../../src/policy/writePolicies.ts';

const stack = new Stack(new App(), 'orders');
const orders = new LambdaFunction(stack, 'Orders', {
  runtime: Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: Code.fromInline('exports.handler = async () => ({});'),
});
// The CDK's types do not hold with TypeScript's exactOptionalPropertyTypes.
const version = orders.currentVersion as IVersion;
const alias = new Alias(stack, 'Live', { aliasName: 'live', version });
const group = new LambdaDeploymentGroup(stack, 'Group', { alias });

/** The statements as they are in a template. */
const resolved = (statements: readonly PolicyStatement[]): unknown[] =>
  statements.map((one) => stack.resolve(one.toStatementJson()) as unknown);

/** Runs the code that `allow-traffic policy --format cdk` prints for a hook. */
function printed(source: HookSource): PolicyStatement[] {
  const { text } = writePolicies('cdk', [source]);
  const code = text.replace(/^import .*$/m, '');
  const added: PolicyStatement[] = [];
  const hook = { addToRolePolicy: (one: PolicyStatement) => added.push(one) };
  const variables = { hook, group, alias, Effect, PolicyStatement };
  runInNewContext(code, variables);
  return added;
}

it('a hook may do what `allow-traffic policy --format cdk` prints, for each kind of need', async () => {
  const sources = await modulePolicies('test/fixtures/policy/everything.mts');
  expect(sources.length).toBeGreaterThan(10);
  for (const source of sources) {
    const own = policyStatements(
      statementsOf(source.uses, () => true),
      { alias, group },
    );
    expect(resolved(own), source.name).toEqual(resolved(printed(source)));
  }
});

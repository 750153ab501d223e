import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Code,
  Function as LambdaFunction,
  Runtime,
  type IFunction,
  type IVersion,
} from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GuardedDeployment, type GuardedDeploymentProps } from '../../src/cdk/guardedDeployment.ts';

// cfn-lint reads the example's template in `npm run check:examples`; the CDK's own validation takes seconds.
process.env['CDK_VALIDATION'] = 'false';

/** A project outside this repository. Its hook has a topic that only CloudFormation knows, and code of its own. */
let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'allow-traffic-cdk-test-'));
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(resolve('.'), join(project, 'node_modules/allow-traffic'));
  symlinkSync(resolve('node_modules/esbuild'), join(project, 'node_modules/esbuild'));
  writeFileSync(
    join(project, 'hooks.ts'),
    `import { beforeAllowTraffic, defineCheck, smokeInvoke } from 'allow-traffic';
import { notify } from 'allow-traffic/sns';
enum Path { Health = '/health' }
export const first = beforeAllowTraffic({
  checks: [smokeInvoke({ payload: { path: Path.Health } }), defineCheck('mine', async () => undefined)],
  onFailed: [notify({ topicArn: process.env.TOPIC })],
});`,
  );
  writeFileSync(join(project, 'other.ts'), 'export const handler = async () => undefined;');
  writeFileSync(join(project, 'torn.ts'), 'export const handler = {');
});
afterAll(() => rmSync(project, { recursive: true }));

interface Made {
  stack: Stack;
  alias: Alias;
  own: LambdaFunction;
}

function orders(): Made {
  const stack = new Stack(new App(), 'orders');
  const fn = (id: string): LambdaFunction =>
    new LambdaFunction(stack, id, {
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async () => ({});'),
    });
  // The CDK's types do not hold with TypeScript's exactOptionalPropertyTypes.
  const version = fn('Orders').currentVersion as IVersion;
  return { stack, alias: new Alias(stack, 'Live', { aliasName: 'live', version }), own: fn('Own') };
}

type Resource = Record<string, Record<string, unknown>>;

describe('a deployment whose hook is a module', () => {
  let template: Template;
  let hook: Record<string, unknown>;
  let notes: string[];
  beforeAll(() => {
    const { stack, alias, own } = orders();
    const topic = new Topic(stack, 'Topic');
    const role = new Role(stack, 'CodeDeploy', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    });
    const { before } = new GuardedDeployment(stack, 'Deployment', {
      alias,
      role,
      before: `${project}/hooks.ts#first`,
      after: own,
      hookOptions: { environment: { TOPIC: topic.topicArn } },
    });
    notes = before!.node.metadata.map(({ data }) => String(data));
    template = Template.fromStack(stack);
    const found = template.findResources('AWS::Lambda::Function', {
      Properties: { Description: 'Runs the checks of BeforeAllowTraffic' },
    });
    hook = (Object.values(found)[0] as Resource)['Properties']!;
  });

  it('runs the module in the isolated entry, with the time and memory that it needs', () => {
    expect(hook).toMatchObject({
      Handler: 'node_modules/allow-traffic/dist/isolate.handler',
      Runtime: 'nodejs24.x',
      Timeout: 60,
      MemorySize: 256,
      Environment: {
        Variables: { ALLOW_TRAFFIC_HANDLER: 'index.first', TOPIC: { Ref: 'TopicBFC7AF6E' } },
      },
    });
    template.resourceCountIs('AWS::Logs::LogGroup', 2);
    template.resourceCountIs('AWS::Lambda::EventInvokeConfig', 1);
  });

  it('has a name that AWS’s managed roles may invoke, because the role is the user’s own', () => {
    expect(hook['FunctionName']).toMatch(/^CodeDeployHook_orders-Deployment.*-before$/);
    expect(String(hook['FunctionName']).length).toBeLessThanOrEqual(64);
  });

  it('may publish to the topic that its environment names', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Sid: 'Topic',
            Effect: 'Allow',
            Action: 'sns:Publish',
            Resource: { Ref: 'TopicBFC7AF6E' },
          },
        ]),
      },
    });
  });

  it('says what no policy can tell', () => {
    expect(notes).toContainEqual(
      expect.stringMatching(
        /^cannot tell what the check "mine" needs: it is your own code; if it asks/,
      ),
    );
  });

  it('shifts the alias only if CodeDeploy can invoke the hook, and its destination is set', () => {
    const [alias] = Object.values(template.findResources('AWS::Lambda::Alias')) as Resource[];
    const ids = alias!['DependsOn'] as unknown as string[];
    expect(ids.map((id) => id.replace(/[0-9A-F]{8}$/, ''))).toEqual([
      'CodeDeployDefaultPolicy',
      'DeploymentBeforeEventInvokeConfig',
    ]);
  });
});

it('a function of the user’s own is the hook as it is', () => {
  const { stack, alias, own } = orders();
  const made = new GuardedDeployment(stack, 'Deployment', { alias, before: own });
  expect(made.before).toBe(own);
  expect(made.failedDelivery).toBeUndefined();
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Function', 2);
  const [found] = Object.values(template.findResources('AWS::Lambda::Alias')) as Resource[];
  const update = found!['UpdatePolicy']!['CodeDeployLambdaAliasUpdate'];
  expect(update).toMatchObject({ BeforeAllowTrafficHook: { Ref: expect.any(String) as string } });
});

describe('a mistake gets one sentence', () => {
  const attempt = (
    change: (made: Made) => Partial<Record<keyof GuardedDeploymentProps, unknown>>,
  ) => {
    const made = orders();
    const props = { alias: made.alias, before: made.own as IFunction, ...change(made) };
    return () => new GuardedDeployment(made.stack, 'Deployment', props as GuardedDeploymentProps);
  };

  it.each<[string, (made: Made) => Partial<Record<keyof GuardedDeploymentProps, unknown>>, string]>(
    [
      [
        'no alias',
        () => ({ alias: undefined }),
        'orders/Deployment: alias is missing; expected an Alias',
      ],
      [
        'an imported alias',
        ({ stack, own }) => ({
          alias: Alias.fromAliasAttributes(stack, 'Imported', {
            aliasName: 'live',
            aliasVersion: own.currentVersion as IVersion,
          }),
        }),
        'alias is not an alias that this app makes; expected an Alias',
      ],
      [
        'an alias of $LATEST',
        ({ stack, own }) => ({
          alias: new Alias(stack, 'Latest', {
            aliasName: 'live',
            version: own.latestVersion,
          }),
        }),
        'alias points to $LATEST, which CodeDeploy cannot shift',
      ],
      ['no hook', () => ({ before: undefined }), 'it has no hook; expected before, after or both'],
      [
        'a number',
        () => ({ before: 7 }),
        'before is 7; expected the path of a module, or a function',
      ],
      ['an empty path', () => ({ after: '' }), 'after is ""; expected the path of a module'],
      [
        'no such file',
        () => ({ before: 'nowhere.ts' }),
        'orders/Deployment: before: there is no file nowhere.ts; expected the module of a hook, relative to',
      ],
      [
        'a module without a hook',
        () => ({ after: `${project}/other.ts` }),
        'other.ts makes no handler of allow-traffic; expected an export such as afterAllowTraffic',
      ],
      [
        'a module that does not parse',
        () => ({ before: `${project}/torn.ts` }),
        'torn.ts:1:25: Expected identifier but found end of file',
      ],
    ],
  )('%s', (_what, change, sentence) => {
    expect(attempt(change)).toThrow(sentence);
  });
});

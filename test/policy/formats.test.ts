import { readFileSync } from 'node:fs';
import hcl2 from 'hcl2-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { FormatName } from '../../src/policy/formats.ts';
import { modulePolicies } from '../../src/policy/module/modulePolicies.ts';
import { writePolicies, type HookSource } from '../../src/policy/writePolicies.ts';
import { templatePolicies } from '../../src/templatePolicy/templatePolicies.ts';
import { openTemplates, openText } from '../../src/doctor/openTemplates.ts';

/** The data of a text in HCL, and its error. */
const parseHcl = (text: string): [object, unknown] =>
  (hcl2 as { parseToObject: (text: string) => [object, unknown] }).parseToObject(text);

interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
}

let everything: readonly HookSource[];
beforeAll(async () => (everything = await modulePolicies('test/fixtures/policy/everything.mts')));

const named = (name: string): HookSource[] =>
  everything.filter((one) => one.name.endsWith(`#${name}`));
const written = (format: FormatName, name: string): string =>
  writePolicies(format, named(name)).text;
const hookOf = async (path: string): Promise<HookSource[]> =>
  templatePolicies(openTemplates(path)[0]!.template);

describe('JSON', () => {
  it('fills placeholders with the given values, and lists the others', () => {
    const values = { Region: 'eu-west-1', AccountId: '123456789012', FunctionName: 'orders' };
    const { text, placeholders } = writePolicies('json', named('acting'), values);
    const { Statement } = JSON.parse(text) as { Statement: Statement[] };
    const versions = 'arn:aws:lambda:eu-west-1:123456789012:function:orders';
    expect(Statement.filter(({ Sid }) => /Versions|Never|Topic/.test(Sid))).toEqual([
      {
        Sid: 'Versions',
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction', 'lambda:DeleteFunction'],
        Resource: `${versions}:*`,
      },
      {
        Sid: 'NeverUnpublishedCode',
        Effect: 'Deny',
        Action: 'lambda:InvokeFunction',
        Resource: [versions, `${versions}:$LATEST`],
      },
      {
        Sid: 'Topic',
        Effect: 'Allow',
        Action: 'sns:Publish',
        Resource: 'arn:aws:sns:eu-west-1:123456789012:deployments',
      },
    ]);
    expect(placeholders).toEqual([
      '${ApplicationName}: the CodeDeploy application',
      '${DeploymentGroupName}: its deployment group',
    ]);
  });

  it('has a document for each of several hooks', () => {
    const documents = JSON.parse(writePolicies('json', everything).text) as object;
    expect(Object.keys(documents)).toEqual(everything.map(({ name }) => name));
  });
});

describe('SAM', () => {
  it("grants what the example's template grants its hooks, on the same resources", async () => {
    const hooks = await hookOf('examples/sam/code/template.yml');
    const { text, placeholders } = writePolicies('sam', hooks);
    expect(placeholders).toEqual([]);
    const lines = text.split('\n').map((line) => line.trim());
    for (const known of [
      'Resource: !Ref Orders.Version',
      "Resource: !Sub 'arn:${AWS::Partition}:codedeploy:${AWS::Region}:${AWS::AccountId}:deploymentgroup:${ServerlessDeploymentApplication}/${OrdersDeploymentGroup}'",
      '- !GetAtt Orders.Arn',
      "- !Sub 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${Orders}:live'",
    ]) {
      expect(lines).toContain(known);
    }
    expect(Object.keys(parse(text, { logLevel: 'silent' }) as object)).toEqual([
      'BeforeAllowTraffic',
      'AfterAllowTraffic',
      'ReportFailedDelivery',
    ]);
  });

  it("reads the layer's checks from the variable", async () => {
    const [before, after] = await hookOf('examples/sam/layer/template.yml');
    const actions = (hook: HookSource | undefined): string[] =>
      hook?.uses.flatMap(({ needs }) => needs.map(({ action }) => action)) ?? [];
    expect(actions(before)).toContain('lambda:InvokeFunction');
    expect(actions(before)).not.toContain('lambda:GetAlias');
    expect(actions(after)).toContain('lambda:GetAlias');
    expect([before?.cannotTell, after?.cannotTell]).toEqual([[], []]);
  });

  it('says what it cannot tell if the code is not on this machine', async () => {
    const text = readFileSync('examples/sam/code/template.yml', 'utf8');
    const hooks = await templatePolicies(openText('nowhere/sam.yaml', text).template);
    expect(hooks[0]?.cannotTell.join()).toMatch(/^what its checks need: there is no module for/);
    expect(writePolicies('sam', hooks).text).toContain('# Cannot tell what its checks need');
  });
});

describe('the text for the CDK and for Terraform', () => {
  it('names the version of the alias, and is TypeScript', async () => {
    const text = written('cdk', 'relative');
    expect(text).toContain('resources: [`${alias.lambda.functionArn}:*`],');
    expect(text).toContain('effect: Effect.DENY,');
    expect(written('cdk', 'plain')).toContain('resources: [alias.version.functionArn],');
    const { transform } = await import('esbuild');
    await expect(transform(text, { loader: 'ts' })).resolves.toMatchObject({ warnings: [] });
  });

  it('is HCL with variables for a module, and with addresses for a plan', async () => {
    const [ofModule, error] = parseHcl(written('terraform', 'after'));
    expect(error).toBeNull();
    expect(ofModule).toMatchObject({ data: expect.anything() as unknown });
    const hooks = await hookOf('test/doctor/corpus/terraform.json');
    const { text, placeholders } = writePolicies('terraform', hooks);
    expect(placeholders).toEqual([]);
    expect(text).toContain('resources = [aws_codedeploy_deployment_group.orders.arn]');
    expect(parseHcl(text)[1]).toBeNull();
  });
});

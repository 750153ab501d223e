import { afterEach, describe, expect, it } from 'vitest';
import { rehearse, type ProgressEvent } from '../../../src/rehearsal/index.ts';
import { project, template, type Parts, type Project } from './project.ts';

const open: Project[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.remove();
});

function of(parts: Parts, files: Record<string, string> = {}): Project {
  const made = project({ 'template.yaml': template(parts), ...files });
  open.push(made);
  return made;
}

const fallback = `
  Fallback:
    Type: AWS::Serverless::Function
    Properties: { Handler: app.handler }
  Failed: { Type: AWS::SQS::Queue }`;

const arn = 'arn:aws:lambda:us-east-1:123456789012:function';

describe('the asynchronous events of a template', () => {
  it("are SAM's EventInvokeConfig, and start the functions that get their records", async () => {
    const { plan } = of({
      orders: `Handler: app.handler
      EventInvokeConfig: { DestinationConfig: { OnSuccess: { Destination: !GetAtt Failed.Arn } } }`,
      hook: `Handler: app.handler
      EventInvokeConfig:
        MaximumRetryAttempts: 1
        MaximumEventAgeInSeconds: 60
        DestinationConfig: { OnFailure: { Type: Lambda, Destination: !GetAtt Fallback.Arn } }${fallback}`,
    });
    const made = await plan();
    expect(made.functions.map(({ functionName }) => functionName)).toEqual([
      'Orders',
      'CodeDeployHook_rehearsal-before',
      'Fallback',
    ]);
    expect(made.eventInvokeConfigs).toMatchObject([
      {
        functionName: 'Orders',
        qualifier: 'live',
        onSuccess: 'arn:aws:sqs:us-east-1:123456789012:Failed',
      },
      {
        functionName: 'CodeDeployHook_rehearsal-before',
        qualifier: '$LATEST',
        maximumRetryAttempts: 1,
        maximumEventAgeInSeconds: 60,
        onFailure: `${arn}:Fallback`,
        position: { line: 19, column: 9 },
      },
    ]);
    expect(made.notes).toHaveLength(1);
  });

  it("are CloudFormation's AWS::Lambda::EventInvokeConfig", async () => {
    const { plan } = of({
      hook: `Handler: app.handler${fallback}
  Config:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Before
      Qualifier: $LATEST
      MaximumRetryAttempts: 0
      DestinationConfig: { OnFailure: { Destination: !GetAtt Fallback.Arn } }`,
    });
    expect((await plan()).eventInvokeConfigs).toMatchObject([
      { qualifier: '$LATEST', maximumRetryAttempts: 0, onFailure: `${arn}:Fallback` },
    ]);
  });

  it('have no effect for an alias of a hook, which the user is told', async () => {
    const { plan } = of({
      hook: `Handler: app.handler
      AutoPublishAlias: live
      EventInvokeConfig: { MaximumRetryAttempts: 0 }`,
    });
    const made = await plan();
    expect(made.eventInvokeConfigs).toBeUndefined();
    expect(made.notes?.at(-1)).toMatch(
      /:18:\d+: 'EventInvokeConfig' of 'Before' is that of its alias 'live'; a hook is invoked without an alias, so it has no effect\.$/,
    );
  });

  it('decide how often a hook is tried, and who gets the record', async () => {
    const { folder } = of(
      {
        hook: `Handler: hook.throws
      EventInvokeConfig:
        MaximumRetryAttempts: 0
        DestinationConfig: { OnFailure: { Destination: !GetAtt Fallback.Arn } }
  Fallback:
    Type: AWS::Serverless::Function
    Properties: { Handler: hook.fallback }`,
      },
      {
        'src/hook.js': `exports.throws = async () => { throw new Error('the hook broke'); };
exports.fallback = async ({ requestContext }) => console.log('RECORD ' + requestContext.condition);
`,
        'rehearsal.yml': 'template: template.yaml\nclock: { minute: 100ms }\n',
      },
    );
    const logs: string[] = [];
    const onProgress = (event: ProgressEvent): void => {
      if (event.type === 'log' && event.functionName === 'Fallback') logs.push(event.text);
    };
    const result = await rehearse(`${folder}/rehearsal.yml`, { onProgress });
    expect(result.status).toBe('Failed');
    expect(result.errorInformation?.message).toContain('it was invoked once, and last ended with');
    expect(logs.join('\n')).toContain('RECORD RetriesExhausted');
  });

  it('are a mistake with their line if Lambda would refuse them', async () => {
    const { folder } = of({
      hook: 'Handler: app.handler\n      EventInvokeConfig: { MaximumRetryAttempts: 3 }',
    });
    await expect(rehearse(`${folder}/template.yaml`)).rejects.toThrow(
      /template\.yaml:17:\d+: .*maximumRetryAttempts/s,
    );
  });
});

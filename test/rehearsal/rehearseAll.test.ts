import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  rehearsalDocument,
  rehearseAll,
  type ProgressEvent,
  type RehearsalResult,
} from '../../src/rehearsal/index.ts';
import { project, type Project } from './template/project.ts';

/** Reports Succeeded if a hook of another deployment runs at the same time; Refused always reports Failed. */
const hook = `
const { writeFileSync, readdirSync } = require('node:fs');
const { CodeDeployClient, GetDeploymentCommand, PutLifecycleEventHookExecutionStatusCommand } = require('@aws-sdk/client-codedeploy');
exports.handler = async ({ DeploymentId: deploymentId, LifecycleEventHookExecutionId: id }) => {
  writeFileSync(process.env.MEETING + '/' + deploymentId, '');
  const client = new CodeDeployClient({});
  const { deploymentInfo } = await client.send(new GetDeploymentCommand({ deploymentId }));
  const end = Date.now() + 20_000;
  while (readdirSync(process.env.MEETING).length < 3 && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const met = readdirSync(process.env.MEETING).length === 3;
  const status = met && !deploymentInfo.deploymentGroupName.startsWith('Refused') ? 'Succeeded' : 'Failed';
  await client.send(new PutLifecycleEventHookExecutionStatusCommand({ deploymentId, lifecycleEventHookExecutionId: id, status }));
  const { deploymentGroupName } = deploymentInfo;
  return { schemaVersion: 1, deploymentId, status, reason: deploymentGroupName, reported: 'accepted', targets: [], checks: [], durationMs: 1 };
};
`;

const guarded = (id: string, preTraffic: string): string => `
  ${id}:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      AutoPublishAlias: live
      DeploymentPreference:
        Type: Linear10PercentEvery1Minute
        Alarms: [${id}-errors]
        Hooks: { PreTraffic: !Ref ${preTraffic} }`;

const template = `
Globals: { Function: { Runtime: nodejs24.x, CodeUri: src, Timeout: 60 } }
Resources:${guarded('Orders', 'Shared')}${guarded('Users', 'Shared')}${guarded('Refused', 'Own')}
  Shared:
    Type: AWS::Serverless::Function
    Properties: &hook
      Handler: hook.handler
      Environment: { Variables: { MEETING: !Ref Meeting } }
  Own: { Type: AWS::Serverless::Function, Properties: *hook }
Parameters: { Meeting: { Type: String } }
`;

describe('rehearseAll', () => {
  let made: Project;
  const events: ProgressEvent[] = [];
  let results: RehearsalResult[];
  beforeAll(async () => {
    made = project({ 'template.yaml': template, 'src/hook.js': hook, 'meeting/.keep': '' });
    const { rmSync } = await import('node:fs');
    rmSync(`${made.folder}/meeting/.keep`);
    results = await rehearseAll(`${made.folder}/template.yaml`, {
      parameters: { Meeting: `${made.folder}/meeting` },
      onProgress: (event) => events.push(event),
    });
  });
  afterAll(() => made.remove());

  it('runs all deployments of a stack at the same time, each with a group of its own', () => {
    expect(results.map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded', 'Failed']);
    const reasons = results.map(({ hookReports }) => hookReports.BeforeAllowTraffic?.reason);
    expect(reasons).toEqual([
      'OrdersDeploymentGroup',
      'UsersDeploymentGroup',
      'RefusedDeploymentGroup',
    ]);
  });

  it('does not mix their documents', () => {
    const ids = results.map(({ deploymentId }) => deploymentId);
    expect(new Set(ids).size).toBe(3);
    for (const [index, name] of ['Orders', 'Users', 'Refused'].entries()) {
      const result = results[index];
      const status = name === 'Refused' ? 'Failed' : 'Succeeded';
      expect(result?.reports).toMatchObject([{ lifecycleEventName: 'BeforeAllowTraffic', status }]);
      expect(result?.hookReports.BeforeAllowTraffic?.deploymentId).toBe(ids[index]);
      expect(new Set(result?.traffic.map(({ functionName }) => functionName))).toEqual(
        new Set(name === 'Refused' ? [] : [name]),
      );
      expect(result?.aliases.map(({ functionName }) => functionName)).toEqual([name]);
      expect(result?.rollback === undefined).toBe(name !== 'Refused');
    }
    expect(results[0]?.traffic).toHaveLength(10);
  });

  it('announces every deployment before it starts the first', () => {
    const plans = events.filter((event) => event.type === 'plan');
    expect(plans.map(({ deploymentId }) => deploymentId)).toEqual(
      results.map(({ deploymentId }) => deploymentId),
    );
    expect(plans.map(({ notes }) => notes)).toEqual([
      ['The working tree stands for both versions of Orders, Users, and Refused.'],
      undefined,
      undefined,
    ]);
    expect(events.findIndex(({ type }) => type !== 'plan')).toBe(3);
  });
});

describe('rehearsalDocument', () => {
  const result = (status: RehearsalResult['status']): RehearsalResult => ({
    deploymentId: 'd-1',
    status,
    lifecycleEvents: [],
    reports: [],
    hookReports: {},
    traffic: [],
    aliases: [],
  });

  it('is the result itself if there is one', () => {
    const only = result('Stopped');
    expect(rehearsalDocument([only])).toBe(only);
  });

  it.each([
    [['Succeeded', 'Succeeded'], 'Succeeded'],
    [['Succeeded', 'Stopped'], 'Stopped'],
    [['Stopped', 'Failed'], 'Failed'],
  ] as const)('has one status for %j', (statuses, status) => {
    const deployments = statuses.map(result);
    expect(rehearsalDocument(deployments)).toEqual({ status, deployments });
  });
});

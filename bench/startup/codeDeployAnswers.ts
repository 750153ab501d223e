/** What CodeDeploy says of the deployment that the measured hooks guard: myfunc goes from version 1 to 2. */
const resource = {
  Type: 'AWS::Lambda::Function',
  Properties: { Name: 'myfunc', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
};

/** The function that the AppSpec names as its hook. */
export const hookName = 'CodeDeployHook_bench';

const content = JSON.stringify({
  version: '0.0',
  Resources: [{ myfunc: resource }],
  Hooks: [{ BeforeAllowTraffic: hookName }],
});

const revision = { revisionType: 'String', string: { content, sha256: '0'.repeat(64) } };

const lambdaTarget = {
  deploymentId: 'd-BENCH0001',
  targetId: 'myfunc:live',
  status: 'InProgress',
  lambdaFunctionInfo: {
    functionName: 'myfunc',
    functionAlias: 'live',
    currentVersion: '1',
    targetVersion: '2',
  },
};

/** Answers by operation. */
export const codeDeployAnswers: Readonly<Record<string, object>> = {
  PutLifecycleEventHookExecutionStatus: { lifecycleEventHookExecutionId: 'h-1' },
  GetDeployment: {
    deploymentInfo: {
      applicationName: 'app',
      deploymentGroupName: 'group',
      deploymentId: 'd-BENCH0001',
      computePlatform: 'Lambda',
      deploymentStyle: {
        deploymentType: 'BLUE_GREEN',
        deploymentOption: 'WITH_TRAFFIC_CONTROL',
      },
      revision,
    },
  },
  GetApplicationRevision: { applicationName: 'app', revision },
  ListDeploymentTargets: { targetIds: ['myfunc:live'] },
  BatchGetDeploymentTargets: {
    deploymentTargets: [{ deploymentTargetType: 'LambdaTarget', lambdaTarget }],
  },
};

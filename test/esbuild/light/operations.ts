import fc from 'fast-check';

/** Runs of each property, of which `npm run check:light` makes many more. */
export const runs: number = 40 * Number(process.env['LIGHT_RUNS'] ?? 1);

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
const word = fc.stringMatching(/^[\w:-]{1,20}$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
/** What a label of a path may be: also nothing, which the SDK refuses. */
const label = fc.oneof(
  { weight: 6, arbitrary: word },
  text,
  fc.constantFrom(undefined, '', '.', '..'),
);

const revision = fc.record({
  revisionType: maybe(word),
  string: maybe(fc.record({ content: text, sha256: text })),
  appSpecContent: maybe(fc.record({ content: text })),
  s3Location: maybe(fc.record({ bucket: word, key: text, eTag: text })),
});

const page = { Marker: maybe(text), MaxItems: maybe(fc.integer()) };

/** What each operation may be asked. */
export const inputs: Record<'lambda' | 'codedeploy', Record<string, fc.Arbitrary<object>>> = {
  lambda: {
    Invoke: fc.record({
      FunctionName: label,
      Qualifier: maybe(text),
      LogType: maybe(fc.constantFrom('Tail', 'None')),
      InvocationType: maybe(fc.constantFrom('Event', 'DryRun')),
      Payload: maybe(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.string().map((payload) => Buffer.from(payload)),
          fc.uint8Array(),
        ),
      ),
      ClientContext: maybe(word),
      TenantId: maybe(word),
    }),
    GetAlias: fc.record({ FunctionName: label, Name: label }),
    GetFunctionConfiguration: fc.record({ FunctionName: label, Qualifier: maybe(text) }),
    GetProvisionedConcurrencyConfig: fc.record({ FunctionName: label, Qualifier: text }),
    DeleteFunction: fc.record({ FunctionName: label, Qualifier: maybe(text) }),
    ListAliases: fc.record({ FunctionName: label, FunctionVersion: maybe(text), ...page }),
    ListEventSourceMappings: fc.record({ FunctionName: maybe(text), ...page }),
    ListProvisionedConcurrencyConfigs: fc.record({ FunctionName: label, ...page }),
    ListVersionsByFunction: fc.record({ FunctionName: label, ...page }),
  },
  codedeploy: {
    ListDeploymentTargets: fc.record({
      deploymentId: text,
      nextToken: maybe(text),
      targetFilters: maybe(fc.dictionary(word, fc.array(text))),
    }),
    BatchGetDeploymentTargets: fc.record({ deploymentId: text, targetIds: maybe(fc.array(text)) }),
    GetDeployment: fc.record({ deploymentId: maybe(text) }),
    GetDeploymentGroup: fc.record({ applicationName: text, deploymentGroupName: text }),
    GetApplicationRevision: fc.record({ applicationName: maybe(text), revision: maybe(revision) }),
    PutLifecycleEventHookExecutionStatus: fc.record({
      deploymentId: maybe(text),
      lifecycleEventHookExecutionId: maybe(text),
      status: maybe(fc.constantFrom('Succeeded', 'Failed')),
    }),
  },
};

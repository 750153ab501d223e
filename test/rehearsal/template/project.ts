import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type {
  PlannedDeployment,
  RehearsalPlan,
} from '../../../src/rehearsal/file/plan/rehearsalPlan.ts';
import type { ReadOptions } from '../../../src/rehearsal/openRehearsal.ts';
import { readRehearsal } from '../../../src/rehearsal/readRehearsal.ts';

/** A project in a folder of its own. */
export interface Project {
  folder: string;
  /** Plans a file of the project, `template.yaml` by default, with its only deployment. */
  plan: (options?: ReadOptions & { file?: string }) => Promise<RehearsalPlan & PlannedDeployment>;
  /** The mistake of a plan, without the folder's path. */
  mistake: (options?: ReadOptions & { file?: string }) => Promise<string>;
  /** Sets when a file was changed last, in seconds before now. */
  age: (path: string, seconds: number) => void;
  remove: () => Promise<void>;
}

const handler = 'exports.handler = async () => ({ statusCode: 200 });\n';

/** Writes files; `withEsbuild` makes this repository's packages those of the project. */
export function project(
  files: Record<string, string>,
  { withEsbuild = false }: { withEsbuild?: boolean } = {},
): Project {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-project-'));
  for (const [path, text] of Object.entries({ 'src/app.js': handler, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (withEsbuild) symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  const plans: RehearsalPlan[] = [];
  const plan: Project['plan'] = async ({ file = 'template.yaml', ...options } = {}) => {
    const made = await readRehearsal(join(folder, file), options);
    plans.push(made);
    const [only] = made.deployments;
    if (only === undefined) throw new Error('the plan has no deployment');
    return { ...made, ...only };
  };
  return {
    folder,
    plan,
    mistake: (options) =>
      plan(options).then(
        () => 'none',
        (error: unknown) => (error as Error).message.replaceAll(`${folder}/`, ''),
      ),
    age: (path, seconds) => {
      const time = Date.now() / 1000 - seconds;
      utimesSync(join(folder, path), time, time);
    },
    remove: async () => {
      for (const { temp } of plans) await temp?.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Parts {
  orders?: string;
  alias?: string;
  preference?: string;
  hook?: string;
  more?: string;
}

/** A CloudFormation template with the function Orders, its configuration and its deployment group. */
export const aliasTemplate = (
  routing: string,
  group: string,
  platform = 'Lambda',
): string => `Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties: { Handler: index.handler, Runtime: nodejs24.x, Architectures: [arm64], TracingConfig: { Mode: Active }, Code: { ZipFile: exports.handler = async () => 1 } }
  Version: { Type: AWS::Lambda::Version, Properties: { FunctionName: !Ref Orders } }
  Config:
    Type: AWS::CodeDeploy::DeploymentConfig
    Properties: { ComputePlatform: ${platform}, TrafficRoutingConfig: { ${routing} } }
  Group: { Type: AWS::CodeDeploy::DeploymentGroup, Properties: { ${group} } }
  Live:
    Type: AWS::Lambda::Alias
    Properties: { Name: live, FunctionName: !Ref Orders, FunctionVersion: !GetAtt Version.Version }
    UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: app, DeploymentGroupName: !Ref Group } }
`;

/** A template with the function Orders, guarded by the hook Before; each part is YAML. */
export const template = (
  parts: Parts = {},
): string => `Globals: { Function: { Runtime: nodejs24.x, CodeUri: src } }
${parts.more ?? ''}
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      ${parts.orders ?? 'Handler: app.handler'}
      AutoPublishAlias: ${parts.alias ?? 'live'}
      DeploymentPreference:
        ${parts.preference ?? 'Type: AllAtOnce'}
        Hooks: { PreTraffic: !Ref Before }
  Before:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: !Sub CodeDeployHook_\${AWS::StackName}-before
      ${parts.hook ?? 'Handler: app.handler'}
`;

import { fileURLToPath } from 'node:url';
import type { HandlerOptions, HookReport } from 'allow-traffic';
import type { RehearsalResult } from '../../src/rehearsal/rehearsalResult.ts';
import { rehearseValidated } from '../hookReports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = 'test/trail/fixtures';

export interface Trail {
  result: RehearsalResult;
  report: HookReport;
  /** What the hook wrote to stdout and is JSON, in order. */
  lines: Record<string, unknown>[];
  /** Everything that the hook wrote. */
  text: string;
}

interface Given {
  options?: Omit<HandlerOptions, 'logger'>;
  environment?: Record<string, string>;
  entry?: 'in process' | 'isolated';
  timeout?: number;
}

function parsed(text: string): Record<string, unknown>[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? [value as Record<string, unknown>] : [];
  } catch {
    return [];
  }
}

/** Deploys with the hook of the fixtures, and reads what it logged. */
export async function leaveTrail(given: Given = {}): Promise<Trail> {
  const { options = {}, environment = {}, entry = 'in process', timeout = 10 } = given;
  const version = { codeUri: fixtures, handler: 'login.handler' };
  const isolated = entry === 'isolated';
  const texts: string[] = [];
  const result = await rehearseValidated(
    {
      appspec: {
        version: '0.0',
        Resources: [
          {
            login: {
              Type: 'AWS::Lambda::Function',
              Properties: { Name: 'login', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' },
            },
          },
        ],
        Hooks: [{ BeforeAllowTraffic: 'guard' }],
      },
      deploymentConfig: 'CodeDeployDefault.LambdaAllAtOnce',
      functions: {
        login: { versions: { '1': version, '2': version } },
        guard: {
          codeUri: '.',
          handler: isolated ? 'dist/isolate.handler' : `${fixtures}/hook.handler`,
          timeout,
          memorySize: 256,
          environment: {
            OPTIONS: JSON.stringify(options),
            ORDERS_API_KEY: 'key-of-the-environment',
            ...(isolated && { ALLOW_TRAFFIC_HANDLER: `${fixtures}/hook.handler` }),
            ...environment,
          },
        },
      },
    },
    {
      folder: root,
      onProgress: (event) => {
        if (event.type === 'log' && event.functionName === 'guard') texts.push(event.text);
      },
    },
  );
  const report = result.hookReports.BeforeAllowTraffic as unknown as HookReport;
  return { result, report, lines: texts.flatMap(parsed), text: texts.join('\n') };
}

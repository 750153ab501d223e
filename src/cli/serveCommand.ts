import { startStandIn, type StandIn } from '../rehearsal/index.ts';
import { exitCodes } from './exitCodes.ts';
import { onSignals } from './onSignals.ts';
import { print } from './print.ts';

export interface ServeFlags {
  port: number;
  /** Values for a template, by name. */
  parameter?: Record<string, string>;
  /** The logical ID of one function of a template. */
  function?: string;
  /** A git ref or a folder: the version in production. */
  current?: string;
}

/** What to paste into a shell, or to source: what is not an `export` is a comment. */
function shellLines(standIn: StandIn, hasFile: boolean): string {
  const lines = [
    `# allow-traffic is ready: CodeDeploy, Lambda, CloudWatch and SNS at ${standIn.endpoint}`,
    ...(hasFile
      ? [
          `# Application ${standIn.applicationName}, deployment group ${standIn.deploymentGroupName}.`,
        ]
      : []),
    '# It serves only requests that are signed with the credentials of this start:',
    ...Object.entries(standIn.environment).map(([name, value]) => `export ${name}=${value}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Serves until SIGINT or SIGTERM; resolves with the exit code. */
export async function serveCommand(file: string | undefined, flags: ServeFlags): Promise<number> {
  const signals = onSignals();
  const { port, parameter: parameters, function: functionId, current } = flags;
  const standIn = await startStandIn({
    port,
    ...(parameters && { parameters }),
    ...(functionId !== undefined && { functionId }),
    ...(current !== undefined && { current }),
    ...(file !== undefined && { rehearsal: file }),
  });
  try {
    print(shellLines(standIn, file !== undefined));
    await aborted(signals.signal);
    return exitCodes.succeeded;
  } finally {
    await standIn.close();
    signals.release();
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

import { startStandIn } from '../rehearsal/index.ts';
import { exitCodes } from './exitCodes.ts';
import { onSignals } from './onSignals.ts';

export interface ServeFlags {
  port: number;
}

/** Serves until SIGINT or SIGTERM; resolves with the exit code. */
export async function serveCommand(file: string | undefined, flags: ServeFlags): Promise<number> {
  const signals = onSignals();
  const standIn = await startStandIn({
    port: flags.port,
    ...(file !== undefined && { rehearsal: file }),
  });
  try {
    process.stdout.write(`allow-traffic is ready: CodeDeploy and Lambda at ${standIn.endpoint}\n`);
    if (file !== undefined) {
      process.stdout.write(
        `Application ${standIn.applicationName}, deployment group ${standIn.deploymentGroupName}.\n`,
      );
    }
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

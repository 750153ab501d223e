import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { answers } from './answers.ts';
import { defineCheck } from './definitions/defineCheck.ts';
import { defineDoctor } from './definitions/defineDoctor.ts';
import { defineInit } from './definitions/defineInit.ts';
import { defineLayer } from './definitions/defineLayer.ts';
import { definePolicy } from './definitions/definePolicy.ts';
import { defineRehearse } from './definitions/defineRehearse.ts';
import { defineReport } from './definitions/defineReport.ts';
import { defineServe } from './definitions/defineServe.ts';
import { exitCodes } from './exitCodes.ts';
import { outputErrors, type OutputErrors } from './outputErrors.ts';

// Replaced by the build.
declare const PACKAGE_VERSION: string;

/**
 * The commands and their flags; a command passes its exit code to `run`. What a command does is loaded if it
 * runs, so that `--help` and a usage error answer at once. `output` is how those two are written.
 */
export function commandLine(
  run: (code: number) => void,
  output: OutputConfiguration = {},
): Command {
  const version = typeof PACKAGE_VERSION === 'undefined' ? 'unknown' : PACKAGE_VERSION;
  const program = new Command('allow-traffic')
    .description(
      'Rehearse AWS CodeDeploy deployments of Lambda functions, and try their hooks, on this machine.',
    )
    .version(version)
    .exitOverride()
    .configureOutput(output);
  defineRehearse(program, run);
  defineServe(program, run);
  defineCheck(program, run);
  defineDoctor(program, run);
  definePolicy(program, run);
  defineInit(program, run, version);
  defineReport(program, run);
  defineLayer(program, run);
  return program;
}

/** Runs the command line; resolves with the exit code. */
export async function program(args: readonly string[]): Promise<number> {
  let output: OutputErrors | undefined;
  let code: number = exitCodes.succeeded;
  const listen = (): void => void (output ??= outputErrors());
  try {
    await commandLine((result) => (code = result), answers(listen))
      .hook('preAction', listen)
      .parseAsync(args, { from: 'user' });
    return output?.found() ? exitCodes.usage : code;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.succeeded : exitCodes.usage;
    }
    const { explainError } = await import('./explainError.ts');
    return explainError(error);
  }
}

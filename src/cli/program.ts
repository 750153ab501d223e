import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { RehearsalFileError } from '../rehearsal/index.ts';
import { exitCodes } from './exitCodes.ts';
import { rehearseCommand, type RehearseFlags } from './rehearseCommand.ts';
import { serveCommand } from './serveCommand.ts';
import { surviveBrokenPipes } from './surviveBrokenPipes.ts';

// Replaced by the build.
declare const PACKAGE_VERSION: string;

function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError('Expected a whole number, 0 to 65535.');
}

/** The command line as described; `run` is told the exit code. */
export function commandLine(run: (code: number) => void): Command {
  const program = new Command('allow-traffic')
    .description('Rehearse AWS CodeDeploy deployments of Lambda functions on this machine.')
    .version(typeof PACKAGE_VERSION === 'undefined' ? 'unknown' : PACKAGE_VERSION)
    .exitOverride();
  program
    .command('rehearse')
    .description('perform the deployment of a rehearsal file; exits 0 when it Succeeded, else 1')
    .argument('[file]', 'the rehearsal file, YAML or JSON', 'rehearsal.yml')
    .option('--json', 'print what happened as one JSON document')
    .option('--verbose', "show the functions' logs")
    .action(async (file: string, flags: RehearseFlags) => run(await rehearseCommand(file, flags)));
  program
    .command('serve')
    .description('run the stand-in for CodeDeploy and Lambda, for the AWS CLI or any SDK')
    .argument('[file]', 'a rehearsal file whose functions are made first')
    .option('--port <number>', 'the port; 0 for any', port, 0)
    .action(async (file: string | undefined, flags: { port: number }) =>
      run(await serveCommand(file, flags)),
    );
  return program;
}

/** Runs the command line; resolves with the exit code. */
export async function program(args: readonly string[]): Promise<number> {
  surviveBrokenPipes();
  let code: number = exitCodes.succeeded;
  try {
    await commandLine((result) => (code = result)).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

/** A user's mistake is one sentence; only a defect of ours shows its stack. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.succeeded : exitCodes.usage;
  }
  if (error instanceof RehearsalFileError || isListenError(error)) {
    process.stderr.write(`allow-traffic: ${error.message}\n`);
    return exitCodes.usage;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`allow-traffic: unexpected: ${text}\n`);
  return exitCodes.failed;
}

/** The port is in use, or may not be had. */
function isListenError(error: unknown): error is Error {
  const cause =
    error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.syscall === 'listen';
}

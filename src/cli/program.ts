import { Command, CommanderError, Option } from 'commander';
import { FileError } from '../lib/fileError.ts';
import { showCommands } from '../lib/showCommands.ts';
import { showControls } from '../lib/showControls.ts';
import { ReporterError } from '../reporters/chooseReporters.ts';
import { addReport } from './addReport.ts';
import { exitCodes } from './exitCodes.ts';
import type { DoctorFlags } from './doctorCommand.ts';
import { DryRunError } from '../tryOut/dryRun/dryRunError.ts';
import { defineCheck } from './defineCheck.ts';
import { defineInit } from './defineInit.ts';
import { defineLayer } from './defineLayer.ts';
import { helpTexts } from './helpTexts.ts';
import { outputErrors } from './outputErrors.ts';
import { collect, nonEmpty, parameter, port } from './flagValues.ts';
import type { PolicyFlags } from './policyCommand.ts';
import type { RehearseFlags } from './rehearseCommand.ts';
import { addReporterFlags } from './reporterFlags.ts';
import type { ServeFlags } from './serveCommand.ts';

// Replaced by the build.
declare const PACKAGE_VERSION: string;

/** The names of doctor's reports. */
const formats = ['text', 'json', 'sarif', 'github'];

/** The commands and their flags; a command passes its exit code to `run`. */
export function commandLine(run: (code: number) => void): Command {
  const version = typeof PACKAGE_VERSION === 'undefined' ? 'unknown' : PACKAGE_VERSION;
  const program = new Command('allow-traffic')
    .description(
      'Rehearse AWS CodeDeploy deployments of Lambda functions, and try their hooks, on this machine.',
    )
    .version(version)
    .exitOverride();
  const rehearse = program
    .command('rehearse')
    .description(
      'run the deployment of a rehearsal file or a template; exits with 0 if it Succeeded, else with 1',
    )
    .argument(
      '[file]',
      'a rehearsal file, a SAM or CloudFormation template, or a CDK assembly (cdk.out)',
    )
    .option('--parameter <name=value>', 'a parameter of the template; can be repeated', parameter)
    .option('--current <ref|dir>', 'the version in production: a git ref or a folder', nonEmpty)
    .option('--function <id>', 'rehearse only this function of the template, by its logical ID')
    .option('--verbose', "also show the functions' logs")
    .addHelpText('after', helpTexts.rehearse)
    // Each command is loaded if it runs, so that `--help` starts fast.
    .action(async (file: string | undefined, flags: RehearseFlags) => {
      const { rehearseCommand } = await import('./rehearseCommand.ts');
      run(await rehearseCommand(file, flags));
    });
  addReporterFlags(rehearse);
  program
    .command('serve')
    .description('run the stand-in for CodeDeploy and Lambda, for the AWS CLI or any SDK')
    .argument('[file]', 'a rehearsal file or a template; its functions are created first')
    .option('--parameter <name=value>', 'a parameter of the template; can be repeated', parameter)
    .option('--current <ref|dir>', 'the version in production: a git ref or a folder', nonEmpty)
    .option('--function <id>', 'create only what this function of the template needs')
    .option('--port <number>', 'the port to listen on; 0 picks a free one', port, 0)
    .addHelpText('after', helpTexts.serve)
    .action(async (file: string | undefined, flags: ServeFlags) => {
      const { serveCommand } = await import('./serveCommand.ts');
      run(await serveCommand(file, flags));
    });
  defineCheck(program, run);
  addDoctor(program, run);
  addPolicy(program, run);
  defineInit(program, run, version);
  addReport(program, run);
  defineLayer(program, run);
  return program;
}

function addDoctor(program: Command, run: (code: number) => void): void {
  program
    .command('doctor')
    .description('look for mistakes in a template; exits with 1 if there are some')
    .argument(
      '[file]',
      'a SAM or CloudFormation template, a CDK assembly (cdk.out), a plan of Terraform as JSON, or a rehearsal file that names a template',
    )
    .addOption(
      new Option('--format <name>', 'how findings are shown').choices(formats).default('text'),
    )
    .option('--ignore <rule>', 'leave out a rule; can be repeated', collect)
    .option('--strict', 'exit with 1 if there are warnings, too')
    .option('--parameter <name=value>', 'a parameter of the template; can be repeated', parameter)
    .addHelpText('after', helpTexts.doctor)
    .action(async (file: string | undefined, flags: DoctorFlags) => {
      const { doctorCommand } = await import('./doctorCommand.ts');
      run(await doctorCommand(file, flags));
    });
}

const policyHelp = `
Example:
  $ allow-traffic policy hooks/before.mts --format sam
  $ allow-traffic policy template.yaml --parameter Stage=prod

Exit codes:
  0  the policy is printed; what it cannot tell is on stderr
  2  the module or the template cannot be read`;

function addPolicy(program: Command, run: (code: number) => void): void {
  program
    .command('policy')
    .description("print the least-privilege IAM policy of hooks, from their own checks' actions")
    .argument(
      '<module|template>',
      'a module with hook handlers, or one of them: hooks.mts#before; or a template, as doctor takes it',
    )
    .addOption(
      new Option('--format <name>', 'how it is written')
        .choices(['json', 'sam', 'cdk', 'terraform'])
        .default('json'),
    )
    .option(
      '--parameter <name=value>',
      'a parameter of the template, or a placeholder of the JSON; can be repeated',
      parameter,
    )
    .addHelpText('after', policyHelp)
    .action(async (file: string, flags: PolicyFlags) => {
      const { policyCommand } = await import('./policyCommand.ts');
      run(await policyCommand(file, flags));
    });
}

/** Runs the command line; resolves with the exit code. */
export async function program(args: readonly string[]): Promise<number> {
  const output = outputErrors();
  let code: number = exitCodes.succeeded;
  try {
    await commandLine((result) => (code = result)).parseAsync(args, { from: 'user' });
    return output.found() ? exitCodes.usage : code;
  } catch (error) {
    return explain(error);
  }
}

/** Prints a user's mistake as one sentence; only a defect of this package shows its stack. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.succeeded : exitCodes.usage;
  }
  if (isMistake(error)) {
    say(error.message);
    return exitCodes.usage;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(`unexpected: ${text}`);
  return exitCodes.failed;
}

/** A message may hold lines of a file or of a function's log. */
function say(message: string): void {
  process.stderr.write(showCommands(`allow-traffic: ${showControls(message)}\n`, process.env));
}

/** Whether the user can mend it: its message is a sentence. */
const isMistake = (error: unknown): error is Error =>
  error instanceof FileError ||
  error instanceof ReporterError ||
  error instanceof DryRunError ||
  isListenError(error);

/** Whether the server could not listen: the port is in use, or needs permission. */
function isListenError(error: unknown): error is Error {
  const cause =
    error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.syscall === 'listen';
}

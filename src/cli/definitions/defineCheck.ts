import { Option, type Command } from 'commander';
import { lambdaHookEvents } from '../../model/lifecycleEvents.ts';
import type { CheckFlags } from '../checkCommand.ts';
import { collect, longestSeconds, path, seconds } from './flagValues.ts';
import { addReporterFlags } from './addReporterFlags.ts';

const help = `
Example:
  $ allow-traffic check hooks.mts#before --target orders:8 --alias live
  $ allow-traffic check checks.yaml --target orders:8

Exit codes:
  0    the checks Succeeded
  1    they Failed
  2    they cannot run: the module, the target or an AWS setting is wrong
  130  Ctrl-C ended them; 143: SIGTERM did`;

/** The flags of `check`. */
export function defineCheck(program: Command, run: (code: number) => void): void {
  const check = program
    .command('check')
    .description(
      "run a hook's checks from this machine, with your own AWS credentials; reports nothing to CodeDeploy",
    )
    .argument(
      '<module>',
      'a module that exports the handler (hooks.mts, or hooks.mts#before if it exports several), or a file of checks (.json, .yml, .yaml)',
      path,
    )
    .requiredOption(
      '--target <function:version>',
      'the version to check, such as orders:8, or its ARN; can be repeated',
      collect,
    )
    .option('--alias <name>', 'the alias in front of it; needed for AfterAllowTraffic')
    .addOption(
      new Option(
        '--event <name>',
        "the lifecycle event; default: the handler's own, BeforeAllowTraffic for a file of checks",
      ).choices(lambdaHookEvents),
    )
    .option('--timeout <seconds>', "the timeout of the hook's function", seconds, longestSeconds)
    .option('--verbose', 'also show what the module writes')
    .addHelpText('after', help)
    .action(async (module: string, flags: CheckFlags) => {
      const { checkCommand } = await import('../checkCommand.ts');
      run(await checkCommand(module, flags));
    });
  addReporterFlags(check);
}

import type { Command } from 'commander';
import { parameter, path } from './flagValues.ts';
import type { InitFlags } from '../initCommand.ts';

const help = `
Example:
  $ allow-traffic init                             show what it would do, and try it
  $ allow-traffic init --function Orders --write   do it

Exit codes:
  0    doctor finds no error and the rehearsal Succeeded, or there is nothing to do
  1    one of them says no
  2    the project cannot be read, set up or written
  130  Ctrl-C stopped it; 143: SIGTERM did`;

/** The flags of `init`. */
export function defineInit(program: Command, run: (code: number) => void, version: string): void {
  program
    .command('init')
    .description('set a project up: a hook, its test, and the lines of the template that it needs')
    .option('--write', 'write the changes; without it, they are only shown and tried')
    .option(
      '--template <file>',
      'a SAM or CloudFormation template; default: the one of the folder',
      path,
    )
    .option('--function <id>', 'the function to guard, by its logical ID; default: the only one')
    .option('--alias <name>', 'the alias; default: the one that the function has, else live')
    .option('--parameter <name=value>', 'a parameter of the template; can be repeated', parameter)
    .addHelpText('after', help)
    .action(async (flags: InitFlags) => {
      const { initCommand } = await import('../initCommand.ts');
      run(await initCommand(flags, version));
    });
}

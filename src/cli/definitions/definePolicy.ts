import { Option, type Command } from 'commander';
import type { PolicyFlags } from '../policyCommand.ts';
import { parameter, path } from './flagValues.ts';

const help = `
Example:
  $ allow-traffic policy hooks/before.mts --format sam
  $ allow-traffic policy template.yaml --parameter Stage=prod

Exit codes:
  0  the policy is printed; what it cannot tell is on stderr
  2  the module or the template cannot be read`;

/** The flags of `policy`. */
export function definePolicy(program: Command, run: (code: number) => void): void {
  program
    .command('policy')
    .description("print the least-privilege IAM policy of hooks, from their own checks' actions")
    .argument(
      '<module|template>',
      'a module with hook handlers, or one of them: hooks.mts#before; or a template, as doctor takes it',
      path,
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
    .addHelpText('after', help)
    .action(async (file: string, flags: PolicyFlags) => {
      const { policyCommand } = await import('../policyCommand.ts');
      run(await policyCommand(file, flags));
    });
}

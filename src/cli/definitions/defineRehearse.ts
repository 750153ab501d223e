import type { Command } from 'commander';
import type { RehearseFlags } from '../rehearseCommand.ts';
import { addReporterFlags } from './addReporterFlags.ts';
import { nonEmpty, parameter, path } from './flagValues.ts';

const help = `
Example:
  $ allow-traffic rehearse                                 the rehearsal.yml, template or cdk.out that is here
  $ allow-traffic rehearse template.yaml --current main --reporter junit=report.xml

Exit codes:
  0    every deployment Succeeded
  1    one Failed or was Stopped
  2    the file, the template or a flag is wrong, or a report cannot be written
  130  Ctrl-C stopped it; 143: SIGTERM did`;

/** The flags of `rehearse`. */
export function defineRehearse(program: Command, run: (code: number) => void): void {
  const rehearse = program
    .command('rehearse')
    .description(
      'run the deployment of a rehearsal file or a template; exits with 0 if it Succeeded, else with 1',
    )
    .argument(
      '[file]',
      'a rehearsal file, a SAM or CloudFormation template, or a CDK assembly (cdk.out)',
      path,
    )
    .option('--parameter <name=value>', 'a parameter of the template; can be repeated', parameter)
    .option('--current <ref|dir>', 'the version in production: a git ref or a folder', nonEmpty)
    .option('--function <id>', 'rehearse only this function of the template, by its logical ID')
    .option('--verbose', "also show the functions' logs")
    .addHelpText('after', help)
    .action(async (file: string | undefined, flags: RehearseFlags) => {
      const { rehearseCommand } = await import('../rehearseCommand.ts');
      run(await rehearseCommand(file, flags));
    });
  addReporterFlags(rehearse);
}

import { Option, type Command } from 'commander';
import type { DoctorFlags } from '../doctorCommand.ts';
import { collect, parameter, path } from './flagValues.ts';

/** The names of doctor's reports. */
const formats = ['text', 'json', 'sarif', 'github'];

const help = `
Example:
  $ allow-traffic doctor template.yaml --strict
  $ allow-traffic doctor cdk.out --format sarif > doctor.sarif

Exit codes:
  0  no error; with --strict, no warning either
  1  there is an error, or with --strict a warning
  2  the template or a flag is wrong`;

/** The flags of `doctor`. */
export function defineDoctor(program: Command, run: (code: number) => void): void {
  program
    .command('doctor')
    .description('look for mistakes in a template; exits with 1 if one of them is an error')
    .argument(
      '[file]',
      'a SAM or CloudFormation template, a CDK assembly (cdk.out), a plan of Terraform as JSON, or a rehearsal file that names a template',
      path,
    )
    .addOption(
      new Option('--format <name>', 'how findings are shown').choices(formats).default('text'),
    )
    .option('--ignore <rule>', 'leave out a rule; can be repeated', collect)
    .option('--strict', 'exit with 1 if there are warnings, too')
    .option('--parameter <name=value>', 'a parameter of the template; can be repeated', parameter)
    .addHelpText('after', help)
    .action(async (file: string | undefined, flags: DoctorFlags) => {
      const { doctorCommand } = await import('../doctorCommand.ts');
      run(await doctorCommand(file, flags));
    });
}

import type { Command } from 'commander';
import type { ReportFlags } from '../reportCommand.ts';
import { addReporterFlags } from './addReporterFlags.ts';
import { path } from './flagValues.ts';

const help = `
Example:
  $ aws logs tail /aws/lambda/CodeDeployHook_before --since 1d > hook.log
  $ allow-traffic report hook.log --reporter html=report.html

Exit codes:
  0  every deployment of the record Succeeded
  1  one Failed, or its end is not known
  2  the file holds no record, or those of several deployments and no --deployment-id`;

/** The flags of `report`. */
export function defineReport(program: Command, run: (code: number) => void): void {
  const report = program
    .command('report')
    .description('show again what a file recorded: a rehearsal, or the log of hooks on AWS')
    .argument(
      '<file>',
      'the output of rehearse --json, the record of a hook, or a log with any other lines',
      path,
    )
    .option('--deployment-id <id>', 'which deployment, if the file has several')
    .addHelpText('after', help)
    .action(async (file: string, flags: ReportFlags) => {
      const { reportCommand } = await import('../reportCommand.ts');
      run(await reportCommand(file, flags));
    });
  addReporterFlags(report);
}

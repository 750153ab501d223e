import type { Command } from 'commander';
import type { ServeFlags } from '../serveCommand.ts';
import { nonEmpty, parameter, path, port } from './flagValues.ts';

const help = `
Example:
  $ allow-traffic serve rehearsal.yml --port 4599
  $ aws deploy list-applications                           after its export lines are pasted into a shell

Exit codes:
  0  Ctrl-C or SIGTERM ended it
  2  the file or a flag is wrong, or the port is in use`;

/** The flags of `serve`. */
export function defineServe(program: Command, run: (code: number) => void): void {
  program
    .command('serve')
    .description('run the local CodeDeploy, Lambda, CloudWatch and SNS, for the AWS CLI or any SDK')
    .argument('[file]', 'a rehearsal file or a template; its functions are created first', path)
    .option('--parameter <name=value>', 'a parameter of the template; can be repeated', parameter)
    .option('--current <ref|dir>', 'the version in production: a git ref or a folder', nonEmpty)
    .option('--function <id>', 'create only what this function of the template needs')
    .option('--port <number>', 'the port to listen on; 0 picks a free one', port, 0)
    .addHelpText('after', help)
    .action(async (file: string | undefined, flags: ServeFlags) => {
      const { serveCommand } = await import('../serveCommand.ts');
      run(await serveCommand(file, flags));
    });
}

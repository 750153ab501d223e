import type { Command } from 'commander';
import type { LayerFlags } from '../layerCommand.ts';
import { path } from './flagValues.ts';

const help = `
Example:
  $ allow-traffic layer --out layer.zip
  $ aws lambda publish-layer-version --layer-name allow-traffic --zip-file fileb://layer.zip \\
      --compatible-runtimes nodejs22.x nodejs24.x

Exit codes:
  0  the file is written
  2  it cannot be written`;

/** The flags of `layer`. */
export function defineLayer(program: Command, run: (code: number) => void): void {
  program
    .command('layer')
    .description('write the zip of the Lambda layer, for aws lambda publish-layer-version')
    .option('--out <file>', 'the file to write', path, 'allow-traffic-layer.zip')
    .addHelpText('after', help)
    .action(async (flags: LayerFlags) => {
      const { layerCommand } = await import('../layerCommand.ts');
      run(layerCommand(flags));
    });
}

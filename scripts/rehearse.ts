/** `npm run rehearse [-- FILE --json]`: runs the command line on the example, or on a file. */
import { spawnSync } from 'node:child_process';

const given = process.argv.slice(2);
const file = given.some((argument) => !argument.startsWith('-')) ? [] : ['examples/rehearsal.yml'];
const { status } = spawnSync(process.execPath, ['dist/cli.js', 'rehearse', ...file, ...given], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

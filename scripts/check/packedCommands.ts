import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from './docs/markdown.ts';

/** The commands of docs/checking.md. */
const script = `npx allow-traffic serve rehearsal.yml > serve.env & server=$!
until grep -q AWS_SESSION_TOKEN serve.env; do sleep 0.2; done; . ./serve.env
npx allow-traffic check checks.json --target orders:2 --alias live; code=$?
kill $server; exit $code`;

/** Uses the commands of the package that a folder has installed, with the rehearsal of the README. */
export function useCommands(
  folder: string,
  run: (command: string, args: string[]) => string,
): void {
  run('npx', ['allow-traffic', 'layer', '--out', 'layer.zip']);
  const written = readFileSync(join(folder, 'layer.zip'));
  if (!written.equals(readFileSync('dist/allow-traffic-layer.zip'))) {
    throw new Error('allow-traffic layer wrote something other than npm run build:layer');
  }
  for (const { file, text } of scan(readFileSync('README.md', 'utf8')).blocks) {
    if (file !== undefined) writeFileSync(join(folder, file), text);
  }
  const code = "export const handler = async () => ({ statusCode: 200, body: '{}' });";
  for (const version of ['v1', 'v2']) {
    mkdirSync(join(folder, 'orders', version), { recursive: true });
    writeFileSync(join(folder, 'orders', version, 'index.mjs'), code);
  }
  writeFileSync(join(folder, 'checks.json'), '[{ "smokeInvoke": { "payload": {} } }]');
  run('sh', ['-c', script]);
}

/**
 * `npm run check:serverless`: packages the project of docs/recipes/serverless.md with the Serverless Framework and its
 * canary plugin, and compares the template with the one that `check:package` runs the recipe's commands on.
 * `-- --write` replaces that one.
 */
import { isDeepStrictEqual } from 'node:util';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scan } from './docs/markdown.ts';
import { writeFiles } from './packed/writeFiles.ts';

const stored = 'scripts/check/packed/serverless/update-stack.json';
const packages = ['serverless@3.40.0', 'serverless-plugin-canary-deployments@0.8.0'];
const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-serverless-'));

function run(command: string, ...args: string[]): void {
  // Nothing is called: the credentials only have to be there.
  const credentials = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' };
  const quiet = { SLS_TELEMETRY_DISABLED: '1', SLS_NOTIFICATIONS_MODE: 'off' };
  execFileSync(command, args, {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, ...credentials, ...quiet },
  });
}

/** The template without the time of the packaging, and without the hashes of the code. */
function packaged(): unknown {
  const text = readFileSync(join(folder, '.serverless/cloudformation-template-update-stack.json'));
  return JSON.parse(
    text
      .toString()
      .replaceAll(/\/\d{13}-[\dT:.Z-]+\//g, '/TIME/')
      .replaceAll(/(LambdaVersion)\w{40,}/g, '$1')
      .replaceAll(/("CodeSha256": ")[^"]+/g, '$1HASH'),
  );
}

try {
  for (const { file, text } of scan(readFileSync('docs/recipes/serverless.md', 'utf8')).blocks) {
    if (file !== undefined) writeFiles(folder, { [file]: `${text}\n` });
  }
  writeFiles(folder, {
    'package.json': '{ "private": true }',
    'orders/index.mjs': 'export const handler = async () => ({ statusCode: 200 });\n',
  });
  run('npm', 'install', '--save-dev', '--ignore-scripts', '--no-audit', '--no-fund', ...packages);
  run('npx', 'serverless', 'package');
  const template = packaged();
  if (process.argv.includes('--write')) {
    writeFileSync(stored, `${JSON.stringify(template, undefined, 2)}\n`);
  } else if (!isDeepStrictEqual(template, JSON.parse(readFileSync(stored, 'utf8')))) {
    throw new Error(`${stored} differs; npm run check:serverless -- --write replaces it`);
  }
  console.log('the Serverless Framework makes the template that the recipe is checked with');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** `npm run docs:page`: pictures of the page for README and docs, of a real rehearsal of examples/broken.yml. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../check/page/openBrowser.ts';

const mostBytes = 150_000;
const folder = mkdtempSync(join(tmpdir(), 'page-'));
const file = join(folder, 'report.html');
const args = ['dist/cli.js', 'rehearse', 'examples/broken.yml', '--reporter', `html=${file}`];
const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
if (status !== 1)
  throw new Error(`the rehearsal of the broken version ended with ${String(status)}`);

const browser = await openBrowser();
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width: 1100, height: 1120 }, colorScheme });
    await page.goto(pathToFileURL(file).href);
    const path = `docs/page-${colorScheme}.png`;
    await page.screenshot({ path });
    const { size } = statSync(path);
    if (size > mostBytes) throw new Error(`${path} has ${size} bytes, more than ${mostBytes}`);
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The path of the browser that is installed; `CHROMIUM` names another one. */
function findBrowser(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = [
    ...(process.env['CHROMIUM'] === undefined ? [] : [process.env['CHROMIUM']]),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  const found = paths.find(isProgram);
  if (found !== undefined) return found;
  throw new Error(
    `There is no Chromium: none of ${names.join(', ')} is on the PATH. On Debian: apt-get install chromium`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts it without a window. Rejects if there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  // Chromium has no sandbox for root, as in a container; the pages are our own.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  console.log(`Chromium ${browser.version()} at ${executablePath}`);
  return browser;
}

/**
 * `npm run check:page`: opens pages of rehearsals and records in Chromium: no request, no script, no finding of
 * axe, nothing cut off, usable by keyboard, whole in print, at most 200 KB. Screenshots go to dist/pages.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { makePages } from './page/makePages.ts';
import { openBrowser } from './page/openBrowser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = resolve('dist/pages');
const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
] as const;

/** Opens a file without a network; fails if it asks for anything else or logs something. */
async function open(browser: Browser, path: string, look: (typeof looks)[number]): Promise<Page> {
  const { colorScheme, width } = look;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    offline: true,
  });
  const page = await context.newPage();
  const url = pathToFileURL(path).href;
  const unwanted: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== url) unwanted.push(`request ${request.url()}`);
  });
  page.on('console', (message) => unwanted.push(`console ${message.text()}`));
  page.on('dialog', (dialog) => {
    unwanted.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  assert.deepEqual(unwanted, [], `${path} loads nothing and logs nothing`);
  return page;
}

async function checkLook(page: Page, name: string): Promise<void> {
  const widths = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  assert.ok(widths[0] <= widths[1], `${name}: nothing is cut off at the right`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
  assert.deepEqual(found, [], `${name}: axe finds nothing`);
}

/** Everything that is folded can be opened without a mouse. */
async function checkKeyboard(page: Page): Promise<void> {
  const focused = 'document.activeElement.parentElement';
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`${focused}.tagName === 'DETAILS' && !${focused}.open`)) break;
  }
  assert.ok(await page.evaluate<boolean>(`!${focused}.open`), 'Tab reaches what is folded');
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate<boolean>(`${focused}.open`), 'Enter opens it');
}

async function checkPrint(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const hidden = await page.evaluate<number>(
    `[...document.querySelectorAll('details:not([open]) > :not(summary)')]
      .filter((one) => one.getBoundingClientRect().height === 0).length`,
  );
  assert.equal(hidden, 0, 'print shows what is folded on the screen');
  const pdf = await page.pdf({ format: 'A4' });
  assert.ok(pdf.length > 10_000, 'it prints');
}

async function checkHostile(page: Page): Promise<void> {
  assert.notEqual(await page.title(), 'owned', 'an answer runs no script');
  const [text, scripts, images] = await page.evaluate<[string, number, number]>(
    "[document.body.textContent, document.querySelectorAll('script').length, document.images.length]",
  );
  assert.deepEqual([scripts, images], [0, 0], 'an answer makes no element');
  assert.ok(
    text.includes('<script>document.title = "owned"</script>'),
    'a script is shown as text',
  );
  assert.ok(text.includes('\\u001b[31mred\\u001b[0m \\u202e'), 'ANSI codes are shown as text');
}

const browser = await openBrowser();
try {
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(makePages(folder))) {
    const { size } = statSync(path);
    assert.ok(size <= 200_000, `${name} is at most 200 KB`);
    for (const look of looks) {
      const page = await open(browser, path, look);
      const shot = `${name}-${look.colorScheme}-${look.width}`;
      await page.screenshot({ path: join(folder, `${shot}.png`), fullPage: true });
      await checkLook(page, shot);
      if (name === 'hostile') await checkHostile(page);
      if (look.width === 1280 && look.colorScheme === 'light' && name !== 'hook') {
        await checkKeyboard(page);
        await checkPrint(page);
      }
      await page.context().close();
    }
    console.log(`✔ ${name}: ${Math.round(size / 1000)} KB`);
  }
} finally {
  await browser.close();
}

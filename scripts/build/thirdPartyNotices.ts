import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `node_modules/@scope/name` or `node_modules/name`, the innermost one of a path. */
const packageOf = (input: string): string | undefined =>
  /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];

function licenceOf(folder: string): string {
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    license?: string;
  };
  return file === undefined
    ? `Licence: ${license ?? 'unknown'}`
    : readFileSync(join(folder, file), 'utf8');
}

function titleOf(folder: string): string {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return `${name} ${version}`;
}

/** The licences of the bundled packages. Most licences require that a copy is included. */
export function thirdPartyNotices(inputs: readonly string[]): string {
  const folders = [...new Set(inputs.map(packageOf))]
    .filter((folder) => folder !== undefined && existsSync(join(folder, 'package.json')))
    .map(String)
    .sort();
  const byText = new Map<string, string[]>();
  for (const folder of folders) {
    const text = licenceOf(folder).trim();
    byText.set(text, [...(byText.get(text) ?? []), titleOf(folder)]);
  }
  const rule = '-'.repeat(80);
  return [...byText]
    .map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`)
    .join(`\n${rule}\n\n`);
}

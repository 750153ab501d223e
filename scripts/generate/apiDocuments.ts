/**
 * `npm run docs:api`: writes the API reference, docs/api, from the docstrings of everything that users can
 * import. `--check` writes nothing: it fails if a page is not what the docstrings say, or if a public
 * name or member has no docstring.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { ApiLinks } from './api/apiLinks.ts';
import { apiIndex } from './api/apiIndex.ts';
import { apiPage } from './api/apiPage.ts';
import { readApi, type Api } from './api/readApi.ts';
import { undocumented } from './api/undocumented.ts';

/** The pages as they must be, by their paths. */
async function apiDocuments(api: Api): Promise<Map<string, string>> {
  const links = new ApiLinks(api);
  const pages = api.modules.map((module) => [module.page, apiPage(module, api, links)] as const);
  const all = [['docs/api/README.md', apiIndex(api)] as const, ...pages];
  const formatted = all.map(async ([filepath, text]) => {
    const options = await resolveConfig(filepath);
    return [filepath, await format(text, { ...options, filepath })] as const;
  });
  return new Map(await Promise.all(formatted));
}

/** Pages that are not as they must be, one sentence for each. */
function outOfDate(pages: ReadonlyMap<string, string>): string[] {
  const existing = globSync('docs/api/*.md');
  const old = existing.filter((path) => readFileSync(path, 'utf8') !== pages.get(path));
  const missing = [...pages.keys()].filter((path) => !existing.includes(path));
  return [...old, ...missing].map((path) => `${path} is out of date; run \`npm run docs:api\``);
}

const api = readApi();
const pages = await apiDocuments(api);
const isCheck = process.argv.includes('--check');
if (!isCheck) {
  mkdirSync('docs/api', { recursive: true });
  for (const [path, text] of pages) writeFileSync(path, text);
}
const mistakes = [...undocumented(api), ...outOfDate(pages)];
for (const mistake of mistakes) console.error(`✖ ${mistake}`);
const names = api.modules.flatMap(({ exported }) => exported).length;
console.log(`docs/api: ${pages.size} pages, ${names} names, ${mistakes.length} mistakes`);
process.exitCode = mistakes.length === 0 ? 0 : 1;

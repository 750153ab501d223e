import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { anchorsOf, linksOf, type Document } from './markdown.ts';

/** Relative links to a file or a heading that does not exist, one message for each. */
export function linkMistakes(document: Document): string[] {
  return linksOf(document.text).flatMap(({ target, line }) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? document.path : resolve(dirname(document.path), path);
    const where = `${document.path}:${line}`;
    if (path !== '' && !existsSync(file)) return [`${where}: ${target} does not exist`];
    if (anchor === undefined) return [];
    const text = path === '' ? document.text : readFileSync(file, 'utf8');
    return anchorsOf(text).includes(anchor) ? [] : [`${where}: ${target}: no such heading`];
  });
}

/** The pages of `docs` that README.md does not link, one message for each: nobody would find them. */
export function unlinkedPages(documents: readonly Document[]): string[] {
  const readme = documents.find(({ path }) => path === 'README.md')?.text ?? '';
  const linked = new Set(linksOf(readme).map(({ target }) => target.split('#')[0]));
  return documents
    .filter(({ path }) => path.startsWith('docs/') && !linked.has(path))
    .map(({ path }) => `${path}: README.md has no link to it`);
}

import { globSync, readFileSync } from 'node:fs';
import type { Document } from '../docs/markdown.ts';
import { documentRuns } from './documentRuns.ts';
import { runDocument } from './runDocument.ts';

/** As many documents at once as CI has processors. */
const atOnce = 2;

/** The documents that people read who have only the npm package. */
const documents = (): Document[] =>
  globSync(['README.md', 'docs/*.md', 'docs/recipes/*.md']).map((path) => ({
    path,
    text: readFileSync(path, 'utf8'),
  }));

/**
 * Runs every command of this package that the documents show.
 *
 * @param modules The `node_modules` that the tarball is installed in.
 * @returns The number of documents. Throws if a command does not do what the document says.
 */
export async function runDocumentedCommands(modules: string): Promise<number> {
  const all = documents();
  const waiting = [...all];
  const mistakes = documentRuns
    .filter(({ path }) => !all.some((document) => document.path === path))
    .map(({ path }) => `${path} does not exist; documentRuns.ts says what its commands need`);
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      mistakes.push(...(await runDocument(next, modules)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (mistakes.length > 0) throw new Error(`documented commands:\n${mistakes.join('\n')}`);
  return all.length;
}

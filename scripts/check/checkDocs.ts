/** `npm run check:docs`: checks every code block, command and link of the documents. */
import { globSync, readFileSync } from 'node:fs';
import { dataMistakes } from './docs/checkData.ts';
import { linkMistakes, unlinkedPages } from './docs/checkLinks.ts';
import { shellMistakes } from './docs/checkShell.ts';
import { scriptMistakes, typeMistakes } from './docs/checkTypes.ts';
import { followMistakes } from './docs/followDocument.ts';
import { scan, type Document } from './docs/markdown.ts';

const documents: Document[] = globSync([
  '*.md',
  'docs/*.md',
  'docs/recipes/*.md',
  'examples/*.md',
]).map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

// Their examples are the docstrings': parts of programs.
const reference: Document[] = globSync('docs/api/*.md').map((path) => ({
  path,
  text: readFileSync(path, 'utf8'),
}));

const each = await Promise.all(
  documents.map(async (document) => [
    ...linkMistakes(document),
    ...scriptMistakes(document),
    ...(await dataMistakes(document)),
    ...(await shellMistakes(document)),
    ...followMistakes(document),
  ]),
);
const mistakes = [
  ...each.flat(),
  ...unlinkedPages(documents),
  ...typeMistakes(documents),
  ...reference.flatMap((document) => linkMistakes(document)),
];
for (const mistake of mistakes) console.error(`✖ ${mistake}`);
const blocks = documents.flatMap(({ text }) => scan(text).blocks).length;
console.log(
  `${documents.length + reference.length} documents, ${blocks} code blocks, ${mistakes.length} mistakes`,
);
process.exitCode = mistakes.length === 0 ? 0 : 1;

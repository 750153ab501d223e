/**
 * What follows from descriptions in the sources: the schemas for editors, schema/checks.schema.json and
 * schema/rehearsal.schema.json, and the tables of options in docs/checks.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { checkTexts, handlerTexts } from './checks/optionTexts.ts';
import { withOptionTables } from './checks/optionTables.ts';
import { publishedSchema } from './checks/publishedSchema.ts';
import { rehearsalSchema } from './rehearsalSchema.ts';

/** The files as they must be, by their paths. */
export async function checksDocuments(): Promise<Record<string, string>> {
  const texts = checkTexts();
  const files = {
    'schema/checks.schema.json': JSON.stringify(
      publishedSchema({ checks: texts, handler: handlerTexts() }),
    ),
    'schema/rehearsal.schema.json': JSON.stringify(rehearsalSchema),
    'docs/checks.md': withOptionTables(readFileSync('docs/checks.md', 'utf8'), texts),
  };
  const formatted = Object.entries(files).map(async ([filepath, text]) => {
    const options = await resolveConfig(filepath);
    return [filepath, await format(text, { ...options, filepath })] as const;
  });
  return Object.fromEntries(await Promise.all(formatted));
}

if (process.argv[1]?.endsWith('checksDocuments.ts')) {
  for (const [path, text] of Object.entries(await checksDocuments())) writeFileSync(path, text);
}

import { basename } from 'node:path';
import { writtenBy } from './apiPage.ts';
import type { Api } from './readApi.ts';

/** The first page: every module with its first paragraph. */
export function apiIndex({ modules }: Api): string {
  const rows = modules.map(({ name, page, text }) => {
    const [first = ''] = text.split('\n\n');
    return `| [\`${name}\`](${basename(page)}) | ${first.replace(/\s+/g, ' ')} |`;
  });
  return `${writtenBy}

# API reference

Every name that you can import, with its docstring. The [guides](../../README.md#documents) come first; this is
where you look a name up.

| module | what it has |
| --- | --- |
${rows.join('\n')}
`;
}

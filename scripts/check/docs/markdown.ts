/** One fenced block of a document. */
export interface CodeBlock {
  language: string;
  text: string;
  /** The line number of its first line of code, from 1. */
  line: number;
  /** Code from a comment before the block, hidden from readers: `<!-- ts: declare const x: object; -->`. */
  preamble: string;
  /** The file that a reader saves the block as: `<!-- file: v1/index.mjs -->`. */
  file?: string;
}

/** A document and its path in the repository. */
export interface Document {
  path: string;
  text: string;
}

export interface Link {
  target: string;
  line: number;
}

interface Scan {
  blocks: CodeBlock[];
  /** All lines, with empty lines in place of the blocks. */
  prose: string[];
}

/** Splits a document into its code and its prose. */
export function scan(text: string): Scan {
  const blocks: CodeBlock[] = [];
  const prose: string[] = [];
  let open: { fence: string; block: CodeBlock; lines: string[] } | undefined;
  let preamble = '';
  let file: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (open) {
      if (line.trim() === open.fence) {
        blocks.push({ ...open.block, text: open.lines.join('\n') });
        open = undefined;
      } else open.lines.push(line);
      prose.push('');
      continue;
    }
    const [, fence, language = ''] = /^\s*(`{3,})(\w*)\s*$/.exec(line) ?? [];
    preamble = /^<!-- ts: (.*) -->$/.exec(line)?.[1] ?? preamble;
    file = /^<!-- file: (.*) -->$/.exec(line)?.[1] ?? file;
    if (fence !== undefined) {
      const block = { language, text: '', line: index + 2, preamble, ...(file && { file }) };
      open = { fence, block, lines: [] };
      [preamble, file] = ['', undefined];
    }
    prose.push(fence === undefined ? line : '');
  }
  return { blocks, prose };
}

/** Every link and image of the prose. */
export function linksOf(text: string): Link[] {
  return scan(text).prose.flatMap((line, index) =>
    [...line.replace(/`[^`]*`/g, '``').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => ({
      target,
      line: index + 1,
    })),
  );
}

/** The anchors that GitHub gives to the headings. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  return scan(text).prose.flatMap((line) => {
    const heading = /^#{1,6}\s+(.*?)\s*$/.exec(line)?.[1];
    if (heading === undefined) return [];
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return [count === 0 ? slug : `${slug}-${count}`];
  });
}

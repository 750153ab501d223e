import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a module in Terraform's language. */
export interface SourceFile {
  /** As messages show it. */
  readonly path: string;
  readonly text: string;
}

/** One `resource` or `data` block. */
export interface SourceBlock {
  readonly path: string;
  /** Of the block's first line; starts at 1. */
  readonly line: number;
  /** The lines of the block. */
  readonly lines: readonly string[];
}

const start = /^(resource|data)\s+"([^"]+)"\s+"([^"]+)"\s*\{/;

/** The `.tf` files of a folder; none if there is no such folder. */
export function sourceFiles(folder: string): SourceFile[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.tf'))
      .map((name) => ({
        path: join(folder, name),
        text: readFileSync(join(folder, name), 'utf8'),
      }));
  } catch {
    return [];
  }
}

/**
 * The blocks of files by `data.aws_subnet.own` or `aws_subnet.own`. It takes the form that `terraform fmt` gives: a
 * block begins and ends at the beginning of a line.
 */
export function sourceBlocks(files: readonly SourceFile[]): Map<string, SourceBlock> {
  const blocks = new Map<string, SourceBlock>();
  for (const { path, text } of files) {
    const lines = text.split('\n');
    lines.forEach((line, index) => {
      const [, kind, type = '', name = ''] = start.exec(line) ?? [];
      if (kind === undefined) return;
      const isOneLine = /\}\s*$/.test(line);
      const end = isOneLine
        ? index
        : lines.findIndex((one, other) => other > index && one.startsWith('}'));
      const key = `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
      blocks.set(key, {
        path,
        line: index + 1,
        lines: lines.slice(index, end < 0 ? lines.length : end + 1),
      });
    });
  }
  return blocks;
}

import stringWidth from 'string-width';

/** Joins parts to lines of at most `width` columns. A further line starts with `indent`; no part is torn. */
export function flowParts(
  parts: readonly string[],
  width: number,
  { gap = '  ', indent = '    ' }: { gap?: string; indent?: string } = {},
): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = `${last ?? ''}${gap}${part}`;
    if (last === undefined) lines.push(part);
    else if (stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(`${indent}${part}`);
  }
  return lines;
}

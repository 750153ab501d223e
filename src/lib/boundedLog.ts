/** How much of a log is kept. */
const firstLines = 20;
const lastLines = 30;
const lineLength = 1000;

/** The start and the end of a log of any length. */
export interface BoundedLog {
  add(line: string): void;
  /** At most 50 lines. */
  lines(): string[];
  /** How many lines were added. */
  count(): number;
}

export function boundedLog(): BoundedLog {
  const first: string[] = [];
  const last: string[] = [];
  let count = 0;
  return {
    add: (line) => {
      count += 1;
      const cut = line.length > lineLength ? `${line.slice(0, lineLength)}…` : line;
      if (first.length < firstLines) first.push(cut);
      else last.push(cut);
      if (last.length > lastLines) last.shift();
    },
    lines: () => [...first, ...last],
    count: () => count,
  };
}

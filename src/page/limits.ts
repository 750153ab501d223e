/** How much of a record a page shows. */
export interface Limits {
  deployments: number;
  /** Characters of one text. */
  text: number;
  /** Items of one list: checks, events, faults, rows of a table. */
  items: number;
  /** Invocations with their logs, of one deployment. */
  invocations: number;
  /** Lines of one log. */
  logLines: number;
  /** How deep checks nest. */
  depth: number;
}

/** From the most to the least. A page takes the first with which it is small enough. */
export const limitSteps: readonly Limits[] = [
  { deployments: 3, text: 2000, items: 200, invocations: 60, logLines: 50, depth: 8 },
  { deployments: 10, text: 1000, items: 60, invocations: 30, logLines: 24, depth: 6 },
  { deployments: 50, text: 500, items: 25, invocations: 12, logLines: 12, depth: 4 },
  { deployments: 6, text: 240, items: 8, invocations: 4, logLines: 6, depth: 2 },
  { deployments: 2, text: 120, items: 3, invocations: 0, logLines: 0, depth: 1 },
];

/** The first items, and how many are left out. */
export function take<T>(items: readonly T[], most: number): { shown: readonly T[]; left: number } {
  return { shown: items.slice(0, most), left: Math.max(0, items.length - most) };
}

/** A text that is at most so long; it says how much is left out. */
export function cut(text: string, { text: most }: Limits): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}… (${text.length - most} more characters)`;
}

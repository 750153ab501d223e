import { percent } from './format.ts';
import type { Style } from './style.ts';

const width = 30;

/** One bar a version: how much of the alias's traffic it gets. */
export function trafficBars(
  weights: Readonly<Record<string, number>>,
  versions: readonly string[],
  style: Style,
): string[] {
  const all = [...new Set([...versions, ...Object.keys(weights)])];
  const longest = Math.max(...all.map((version) => version.length));
  return all.map((version) => {
    const share = weights[version] ?? 0;
    const filled = Math.round(share * width);
    const bar = style.version('█'.repeat(filled)) + style.faint('░'.repeat(width - filled));
    return `version ${version.padStart(longest)}  ${bar}  ${percent(share).padStart(5)}`;
  });
}

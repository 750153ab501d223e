import { showControls } from '../../lib/showControls.ts';
import type { Style } from './style.ts';

/** A unified diff for a terminal. Without colours, it is what `git apply` takes. */
export function drawPatch(text: string, { strong, version, good, bad }: Style): string {
  const styled = (line: string): string => {
    if (/^(\+\+\+|---) /.test(line)) return strong(line);
    if (line.startsWith('@@')) return version(line);
    if (line.startsWith('+')) return good(line);
    return line.startsWith('-') ? bad(line) : line;
  };
  return showControls(text).split('\n').map(styled).join('\n');
}

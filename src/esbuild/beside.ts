import { fileURLToPath } from 'node:url';

/** A file beside this one, with the extension of this one: `.ts` as source, `.js` once built. */
export const beside = (name: string): string => {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return fileURLToPath(new URL(name + extension, import.meta.url));
};

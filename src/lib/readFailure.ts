import { Error, String } from './primordials.ts';

/** Why a file cannot be read: the end of a sentence. */
export function readFailure(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder, not a file';
  if (code === 'EACCES') return 'there is no permission to read it';
  return cause instanceof Error ? cause.message : String(cause);
}

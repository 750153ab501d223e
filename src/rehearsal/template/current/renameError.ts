import { RehearsalFileError } from '../../file/rehearsalFileError.ts';

type Rename = (text: string) => string;

/** Runs `read`, and names the files of its mistakes as messages show them. */
export function renamed<T>(rename: Rename, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw renameError(rename, error);
  }
}

/** A mistake with the names of its files as messages show them. */
export function renameError(rename: Rename, error: unknown): unknown {
  if (!(error instanceof RehearsalFileError)) return error;
  const { path, position, message } = error;
  const sentence = message.slice(message.indexOf(': ', path.length) + 2);
  return new RehearsalFileError(rename(path), position, rename(sentence), error);
}

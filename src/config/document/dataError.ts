/** Why data cannot be read. The message is the end of a sentence: `the file /var/task/a.json, which ...`. */
export class DataError extends Error {
  override readonly name = 'DataError';
}

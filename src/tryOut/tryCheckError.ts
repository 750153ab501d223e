/** `tryCheck` was used wrongly, or its answers were. */
export class TryCheckError extends Error {
  override readonly name = 'TryCheckError';
}

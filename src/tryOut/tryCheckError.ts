/** `tryCheck` was used wrongly, or its answers were. */
export class TryCheckError extends Error {
  /** `'TryCheckError'`: tells it from other errors, also across two copies of the package. */
  override readonly name = 'TryCheckError';
}

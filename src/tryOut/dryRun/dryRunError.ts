/** Why a hook's checks could not be run from here: a mistake of the user's, in one sentence. */
export class DryRunError extends Error {
  override readonly name = 'DryRunError';
}

/** A part of the schema; `description` is what a message says was expected. */
export interface Part {
  [keyword: string]: unknown;
}

/** A string that is not empty. */
export const text = (description: string): Part => ({ type: 'string', minLength: 1, description });

/** A part of the schema. Messages quote its `description` as what was expected. */
export interface Part {
  [keyword: string]: unknown;
}

/** The schema of a string that is not empty. */
export const nonEmptyString = (description: string): Part => ({
  type: 'string',
  minLength: 1,
  description,
});

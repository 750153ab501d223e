/** AWS's pattern; a name of digits alone would be a version. */
const aliasName = /^(?!\d+$)[\w-]{1,128}$/;

/** Why Lambda refuses the name of an alias: the end of a sentence. */
export const aliasNameMistake = (name: string): string | undefined =>
  aliasName.test(name)
    ? undefined
    : `'${name}'; expected at most 128 letters, digits, - and _, and not digits alone`;

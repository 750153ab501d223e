/** A string literal, or a key that a constant names: the pattern passes over what only looks like a key. */
const stringOrKey = /"(?:[^"\\\n]|\\.)*"|\[(_\w+)\]:/g;

/** A constant that is a string, as the SDK's schemas name each of their words. */
const stringConstant = /^const (_\w+) = ("(?:[^"\\\n]|\\.)*");$/gm;

/**
 * Writes keys as what they are: `["http"]:` instead of `[_h]:`. The value stays the same, and esbuild then
 * knows that making the object has no effect, so it drops the schemas that nothing uses.
 */
export function literalKeys(source: string): string {
  const constants = new Map(
    [...source.matchAll(stringConstant)].map(([, name, value]) => [name, value]),
  );
  return source.replace(stringOrKey, (text, name: string | undefined) => {
    const value = constants.get(name);
    return value === undefined ? text : `[${value}]:`;
  });
}

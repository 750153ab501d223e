const numbers = (version: string): number[] => version.split(/[.-]/).map(Number);

/** The highest of names such as `2.10.0`; names of any other form do not count. */
export function latestVersion(names: readonly string[]): string | undefined {
  return names
    .filter((name) => /^\d+(\.\d+)*$/.test(name))
    .sort((one, other) => {
      const [left, right] = [numbers(one), numbers(other)];
      const index = left.findIndex((number, at) => number !== right[at]);
      return index === -1 ? -1 : (left[index] ?? 0) - (right[index] ?? 0);
    })
    .at(-1);
}

/** Lines of YAML, each indented by so many levels of two spaces. */
export const indented = (levels: number, text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : '  '.repeat(levels) + line))
    .join('\n');

/** Lines of YAML; what is `undefined` is left out. */
export const yamlLines = (...lines: (string | undefined)[]): string =>
  lines.filter((line) => line !== undefined).join('\n');

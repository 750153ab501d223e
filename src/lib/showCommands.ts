/** The runner trims a line before it looks for `::`; it finds `##[` anywhere in a line. */
const commands = /^([^\S\n]*):(?=:)|#(?=#\[)/gm;

/**
 * The text as the runner of GitHub Actions may print it. The runner obeys lines such as `::add-mask::x`, and
 * a function's log or error may hold one. Elsewhere the text stays as it is.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function showCommands(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (env['GITHUB_ACTIONS'] !== 'true') return text;
  return text.replace(commands, (_whole, indent: string | undefined) =>
    indent === undefined ? '\\u0023' : `${indent}\\u003a`,
  );
}

/** The runner trims a line before it looks for `::`; it finds `##[` anywhere in a line. */
const commands = /^([^\S\r\n]*):(?=:)|#(?=#\[)/gm;

/** What a text is part of. It says how another way to write a character looks. */
export type TextLanguage = 'text' | 'json' | 'markup';

const written: Readonly<Record<TextLanguage, Readonly<Record<':' | '#', string>>>> = {
  text: { ':': '\\u003a', '#': '\\u0023' },
  json: { ':': '\\u003a', '#': '\\u0023' },
  markup: { ':': '&#58;', '#': '&#35;' },
};

/**
 * The text as the runner of GitHub Actions may print it. The runner obeys lines such as `::add-mask::x`, and
 * a function's log or error may hold one. A document of JSON, XML or HTML still says the same. Elsewhere the text
 * stays as it is.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function showCommands(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  language: TextLanguage = 'text',
): string {
  if (env['GITHUB_ACTIONS'] !== 'true') return text;
  const { ':': colon, '#': hash } = written[language];
  return text.replace(commands, (_whole, before: string | undefined) =>
    before === undefined ? hash : `${before}${colon}`,
  );
}

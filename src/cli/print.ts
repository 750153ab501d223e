import { showCommands, type TextLanguage } from '../lib/showCommands.ts';
import { showControls } from '../lib/showControls.ts';

/** Writes a text to stdout, of which neither a terminal nor the runner of GitHub Actions obeys anything. */
export const print = (text: string, language?: TextLanguage): void =>
  printStyled(showControls(text), language);

/** The same on stderr. */
export function printError(text: string): void {
  process.stderr.write(showCommands(showControls(text), process.env));
}

/** Writes commands to stdout that the runner of GitHub Actions obeys. */
export function printCommands(lines: string): void {
  process.stdout.write(showControls(lines));
}

/** The same as `print` for a text with the codes of colours. */
export function printStyled(text: string, language?: TextLanguage): void {
  process.stdout.write(showCommands(text, process.env, language));
}

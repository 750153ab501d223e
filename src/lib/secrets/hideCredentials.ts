import { RegExp, String } from '../primordials.ts';
import { credentialNames } from './credentialNames.ts';
import { redacted } from './secretScrubber.ts';

const longestFirst = credentialNames.toSorted((one, other) => other.length - one.length);

/** A name with or without quotes: of JSON, of JSON inside a JSON text, or as Node.js shows objects. */
const name = String.raw`(?<![\w-])(?<around>\\*["']?)(?:${longestFirst.join('|')})\k<around>`;

/** A list, a text in quotes, a plain value of JSON, or else the rest of the line. A cut line may end inside. */
const value = [
  String.raw`\[[^\]]*(?:\]|$)`,
  String.raw`"(?:[^"\\]|\\.)*(?:"|\\?$)`,
  String.raw`'(?:[^'\\]|\\.)*(?:'|\\?$)`,
  String.raw`(?<quote>\\+["']).*?(?:\k<quote>|$)`,
  String.raw`[\w.+-]+(?=\s*[,}\]])`,
  String.raw`[^\s"'[{\\][^\n]*`,
].join('|');

const shown = new RegExp(String.raw`(?<head>${name}\s*[:=]\s*)(?<value>${value})`, 'gi');
const quotes = /^\\*["']/;

/** A line of a log without the values of headers and members that hold credentials. */
export function hideCredentials(line: string): string {
  return line.replace(shown, (...found) => {
    const groups = found.at(-1) as { head: string; value: string };
    const [quote = ''] = quotes.exec(groups.value) ?? [];
    return `${groups.head}${quote}${redacted}${quote}`;
  });
}

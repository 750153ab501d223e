import { scan, type Document } from './markdown.ts';

/** A command of this package, as a reader of a document would type it. */
export interface DocumentedCommand {
  command: string;
  /** The first line of its block, or its own line in a sentence. */
  line: number;
}

/** `allow-traffic check` alone names the command. With an argument it is one to type. */
const inText = /`((?:npx allow-traffic|allow-traffic [a-z]+) [^`]+)`/g;

/** Words such as FILE or NAME: it shows a form, not a command to type. */
const placeholder = /[\s=][A-Z]{2,}\b/;

/** The commands of a block: continued lines joined, comments and variables in front left out. */
export function commandsOf(text: string): string[] {
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/&&|\|\|/))
    .map((command) => command.trim().replace(/^([A-Z_]+=\S* )+/, ''))
    .filter((command) => command !== '');
}

/** The commands of this package that stand between backticks in the sentences. */
export const commandsInSentences = ({ text }: Document): DocumentedCommand[] =>
  scan(text)
    .prose.flatMap((line, index) =>
      [...line.matchAll(inText)].map(([, command = '']) => ({ command, line: index + 1 })),
    )
    .filter(({ command }) => !placeholder.test(command));

/** The commands of this package in the `sh` blocks and in the sentences, in the order of the document. */
export function documentedCommands(document: Document): DocumentedCommand[] {
  const inBlocks = scan(document.text)
    .blocks.filter(({ language }) => language === 'sh')
    .flatMap(({ text, line }) => commandsOf(text).map((command) => ({ command, line })))
    .filter(({ command }) => /^(npx )?allow-traffic /.test(command));
  return [...inBlocks, ...commandsInSentences(document)].sort((a, b) => a.line - b.line);
}

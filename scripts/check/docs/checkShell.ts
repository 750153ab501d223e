import { existsSync, readFileSync } from 'node:fs';
import { CommanderError, type Command } from 'commander';
import { commandLine } from '../../../src/cli/program.ts';
import { commandsInSentences, commandsOf } from './documentedCommands.ts';
import { scan, type Document } from './markdown.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};

/** The package's own command line, which parses but does and prints nothing. */
function silent(): Command {
  const program = commandLine(() => undefined);
  const quiet = { writeOut: () => undefined, writeErr: () => undefined };
  for (const command of [program, ...program.commands]) command.configureOutput(quiet);
  for (const command of program.commands) command.exitOverride().action(() => undefined);
  return program;
}

const words = (text: string): string[] =>
  (text.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));

/** The documents of contributors. All others are read by people who have only the npm package. */
const forClones = /^(CONTRIBUTING\.md|examples\/)/;

/** Mistakes in a command of this package: an unknown command, flag or value. */
async function flagMistake(command: string): Promise<string | undefined> {
  const [, own] = /^(?:npx )?allow-traffic (.*)$/.exec(command) ?? [];
  if (own === undefined) return undefined;
  try {
    await silent().parseAsync(words(own.replace(/\s[>|].*$/, '')), { from: 'user' });
    return undefined;
  } catch (error) {
    // `--help` and `--version` end with 0.
    if (error instanceof CommanderError && error.exitCode === 0) return undefined;
    return error instanceof Error ? error.message : String(error);
  }
}

async function commandMistake(command: string, path: string): Promise<string | undefined> {
  const flag = await flagMistake(command);
  if (flag !== undefined) return flag;
  const script = /^npm run (?:--silent )?([\w:]+)/.exec(command)?.[1];
  if (script !== undefined && !(script in scripts)) return `there is no script ${script}`;
  const file = /\bexamples\/\S+/.exec(command)?.[0];
  if (file !== undefined && !existsSync(file)) return `${file} does not exist`;
  return script === undefined || forClones.test(path)
    ? undefined
    : 'readers of this document have only the npm package; expected npx allow-traffic';
}

/** Mistakes in commands: what does not exist, and scripts that the npm package does not have. */
export async function shellMistakes(document: Document): Promise<string[]> {
  const { blocks } = scan(document.text);
  const inBlocks = blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text, line }) => commandsOf(text).map((command) => ({ command, line })));
  const found: string[] = [];
  for (const { command, line } of [...inBlocks, ...commandsInSentences(document)]) {
    const mistake = await commandMistake(command, document.path);
    if (mistake !== undefined) found.push(`${document.path}:${line}: ${command}: ${mistake}`);
  }
  return found;
}

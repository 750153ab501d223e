import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { commandLine } from '../../../src/cli/program.ts';
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

async function commandMistake(command: string, path: string): Promise<string | undefined> {
  const [, own] = /^(?:npx )?allow-traffic (.*)$/.exec(command) ?? [];
  if (own !== undefined) {
    try {
      await silent().parseAsync(words(own.replace(/\s[>|].*$/, '')), { from: 'user' });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  const script = /^npm run (?:--silent )?([\w:]+)/.exec(command)?.[1];
  if (script !== undefined && !(script in scripts)) return `there is no script ${script}`;
  const file = /\bexamples\/\S+/.exec(command)?.[0];
  if (file !== undefined && !existsSync(file)) return `${file} does not exist`;
  return script === undefined || forClones.test(path)
    ? undefined
    : 'readers of this document have only the npm package; expected npx allow-traffic';
}

/** The commands of a block: continued lines joined, comments and variables in front left out. */
export function commandsOf(text: string): string[] {
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/&&|\|\|/))
    .map((command) => command.trim().replace(/^([A-Z_]+=\S* )+/, ''))
    .filter((command) => command !== '');
}

/** Mistakes in the `sh` blocks: what does not exist, and scripts that the npm package does not have. */
export async function shellMistakes({ path, text }: Document): Promise<string[]> {
  const commands = scan(text)
    .blocks.filter(({ language }) => language === 'sh')
    .flatMap(({ text: block, line }) => commandsOf(block).map((command) => ({ command, line })));
  const found: string[] = [];
  for (const { command, line } of commands) {
    const mistake = await commandMistake(command, path);
    if (mistake !== undefined) found.push(`${path}:${line}: ${command}: ${mistake}`);
  }
  return found;
}

import type { IamAction } from '../../../src/checks/options/checkFactory.ts';
import type { OptionKind } from '../../../src/checks/options/optionKind.ts';
import { descriptions } from '../../../src/config/checksKind.ts';
import type { CheckText } from './optionTexts.ts';

/** From a marker such as `<!-- options: smokeInvoke -->` to `<!-- end -->`. */
const marked = /(<!-- (options|iam): (\w+)(?: of (\w+))? -->\n)[^]*?(<!-- end -->)/g;

/** The interface that several checks share: its options have one table for all of them. */
const sharedInterface = 'InvocationOptions';

/**
 * The document with everything between its markers written anew: the options of a check
 * (`options: smokeInvoke`), those that it shares with others (`options: InvocationOptions of
 * smokeInvoke`), and the IAM actions that it needs (`iam: smokeInvoke`).
 */
export function withOptionTables(document: string, texts: ReadonlyMap<string, CheckText>): string {
  return document.replace(
    marked,
    (_, start: string, what: string, subject: string, owner: string | undefined, end: string) => {
      const name = owner ?? subject;
      const text = texts.get(name);
      if (text === undefined) throw new Error(`${name} is not in the registry`);
      const content = what === 'iam' ? iamLine(name) : optionTable(name, text, owner !== undefined);
      return `${start}\n${content}\n\n${end}`;
    },
  );
}

function optionTable(name: string, text: CheckText, isShared: boolean): string {
  const options: OptionKind | undefined = descriptions.get(name)?.options;
  const rows = Object.entries(options?.properties ?? {}).flatMap(([option, kind]) => {
    const docs = text.options.get(option);
    if (docs === undefined) throw new Error(`the option ${option} of ${name} has no docstring`);
    if ((docs.declaredIn === sharedInterface) !== isShared) return [];
    const byDefault = kind.isRequired === true ? 'required' : (docs.default ?? 'none');
    return [row([`\`${option}\``, docs.text, kind.title, byDefault])];
  });
  if (rows.length === 0) return 'It has no options.';
  const head = ['option', 'what it is', 'value', 'default'];
  return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}

function iamLine(name: string): string {
  const description = descriptions.get(name);
  if (description === undefined || !('iam' in description)) {
    throw new Error(`${name} is not a check`);
  }
  return `**IAM.** ${description.iam.map(iamAction).join(', and ') || 'None'}.`;
}

function iamAction(needed: IamAction): string {
  if (typeof needed === 'string') return `\`${needed}\``;
  const { action, onBothVersions, unless = {}, ifGiven, ifMissing, resource } = needed;
  const unlessThese = Object.entries(unless).map(
    ([option, value]) => `\`${option}\` is \`${JSON.stringify(value)}\``,
  );
  return [
    `\`${action}\``,
    ...(onBothVersions === true ? ['on both versions, in every event'] : []),
    ...(resource === undefined ? [] : [`on ${resource === '*' ? '`*`' : resource}`]),
    ...(unlessThese.length > 0 ? [`unless ${unlessThese.join(' and ')}`] : []),
    ...(ifGiven === undefined ? [] : [`if \`${ifGiven}\` is given`]),
    ...(ifMissing === undefined ? [] : [`if \`${ifMissing}\` is not given`]),
  ].join(' ');
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

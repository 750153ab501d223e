import { suggest } from '../lib/suggest.ts';
import type { Template } from './template.ts';

/** What is wrong with the values that a user gave, if a name is in none of the templates. */
export function unknownParameter(
  opened: readonly { template: Pick<Template, 'parameters'>; text: string }[],
  values: Readonly<Record<string, string>>,
): string | undefined {
  const declared = opened.flatMap(({ template }) => template.parameters);
  const unknown = Object.keys(values).find((name) => {
    // The name of an import or of a dynamic reference may be put together in the template.
    const mentioned = opened.some(({ text }) => text.includes(name)) || /[/:-]/.test(name);
    return !declared.includes(name) && !mentioned;
  });
  if (unknown === undefined) return undefined;
  const hint = suggest(unknown, declared, declared.length === 0 ? 'none' : undefined);
  return `the template has no parameter '${unknown}'${hint}`;
}

import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { hold } from './step.ts';
import { tags } from './samTemplate.ts';

interface Template {
  Resources: Record<
    string,
    { Properties: { Handler?: string; Environment?: { Variables: Record<string, string> } } }
  >;
}

interface Rehearsal {
  functions: Record<string, { handler?: string; environment?: Record<string, string> }>;
}

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'), { customTags: tags });

/** Throws if the rehearsal's hooks differ from the template's: it would then prove nothing about it. */
export function checkSameHooks(template: string, rehearsal: string): void {
  const { Resources } = read(template) as Template;
  const { functions } = read(rehearsal) as Rehearsal;
  const hooks = Object.values(functions).filter(({ handler }) => handler?.startsWith('/opt/'));
  hold(hooks.length > 0, `${rehearsal}: no handler of the layer`);
  for (const { handler, environment } of hooks) {
    const same = Object.values(Resources).some(
      ({ Properties }) =>
        Properties.Handler === handler &&
        isDeepStrictEqual(Properties.Environment?.Variables, environment),
    );
    hold(same, `${rehearsal}: ${handler} is set up differently in ${template}`);
  }
}

import { openTemplates } from '../doctor/openTemplates.ts';
import { handlerExtensions } from '../template/functions/handlerFile.ts';
import type { FormatName } from '../policy/formats.ts';
import { moduleParts, modulePolicies } from '../policy/module/modulePolicies.ts';
import { templatePolicies } from '../templatePolicy/templatePolicies.ts';
import { writePolicies, type HookSource } from '../policy/writePolicies.ts';
import { exitCodes } from './exitCodes.ts';
import { print, printError } from './print.ts';

export interface PolicyFlags {
  /** The name of a format. */
  format: FormatName;
  /** Values of a template's parameters and of placeholders, by name. */
  parameter?: Record<string, string>;
}

/** Prints the least-privilege policy of hooks; resolves with the exit code, and rejects if they cannot be read. */
export async function policyCommand(file: string, flags: PolicyFlags): Promise<number> {
  const { format, parameter = {} } = flags;
  const hooks = isModule(file) ? await modulePolicies(file) : await ofTemplate(file, parameter);
  if (hooks.length === 0) {
    printError(`allow-traffic: no deployment in ${file} has a hook\n`);
    return exitCodes.usage;
  }
  const { text, placeholders } = writePolicies(format, hooks, parameter);
  print(text, format === 'json' ? 'json' : 'text');
  const notes = [
    ...hooks.flatMap(({ name, cannotTell }) =>
      cannotTell.map((sentence) => `${name}: cannot tell ${sentence}`),
    ),
    ...placeholders.map((placeholder) => `fill in ${placeholder}`),
  ];
  printError(notes.map((note) => `${note}\n`).join(''));
  return exitCodes.succeeded;
}

const isModule = (file: string): boolean => {
  const { path } = moduleParts(file);
  return handlerExtensions.some((extension) => path.endsWith(extension));
};

async function ofTemplate(
  file: string,
  parameters: Readonly<Record<string, string>>,
): Promise<HookSource[]> {
  const hooks: HookSource[] = [];
  for (const { template } of openTemplates(file, parameters)) {
    hooks.push(...(await templatePolicies(template)));
  }
  return hooks;
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  handlerExtensions,
  handlerParts,
  lacksExport,
} from '../../../template/functions/handlerFile.ts';
import type { TemplateFunction } from '../../../template/template.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import { entryPoints, sourceFile } from '../../model/sourceFile.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** A module that does not load never reports. */
export const handlerMissing: Rule = {
  id: 'handler-missing',
  severity: 'error',
  title: "The hook's handler is not there.",
  looksAt:
    'The sources of Node.js hooks on this machine: the file of the handler, or the entry point of its build, and the export. If a build makes the file, it cannot tell.',
  whatToDo:
    'Correct `Handler`, which is the path of the file without its extension, a dot and the name of the export. A hook that does not load never reports, unless the isolated entry loads it.',
  forms: allForms,
  check: (model) => model.hooks.flatMap(({ fn }) => judge(model, fn)),
};

function judge({ template }: DoctorModel, fn: TemplateFunction): Problem[] {
  const { handler, runtime, code, logicalId } = fn;
  const isNode = runtime?.known === true && runtime.value.startsWith('nodejs');
  if (!isNode || handler?.known !== true || /^\/|\$\{/.test(handler.value)) return [];
  const problem = (message: string): Problem[] => [{ at: handler.at, message }];
  const what = `the handler of the hook '${logicalId}' is '${handler.value}'`;
  const parts = handlerParts(handler.value);
  if (parts === undefined) return problem(`${what}; expected file.export`);
  if (code.kind !== 'path') return [];
  const folder = resolve(dirname(template.path), code.path);
  if (!existsSync(folder)) {
    return [
      cannotTell(
        code.at,
        `whether the handler of '${logicalId}' is there`,
        `there is no ${code.path}`,
      ),
    ];
  }
  if (!statSync(folder).isDirectory()) return [];
  const file = sourceFile(template, fn, handler.value);
  if (file === undefined) {
    const missing = entryPoints(fn).find((path) => !existsSync(join(folder, path)));
    if (missing !== undefined)
      return problem(`${what}, but its entry point ${missing} is not in ${code.path}`);
    if (fn.build !== undefined) return [];
    const names = `${parts.module}{${handlerExtensions.join(',')}}`;
    // Without a CodeUri, the folder of the template is only a guess.
    return code.at === fn.at ||
      existsSync(join(folder, 'tsconfig.json')) ||
      existsSync(join(folder, 'package.json'))
      ? [
          cannotTell(
            handler.at,
            `whether the handler of '${logicalId}' is there`,
            `there is no ${names}, but a build may make it`,
          ),
        ]
      : problem(`${what}, but there is no ${names} in ${code.path}`);
  }
  if (!lacksExport(readFileSync(file, 'utf8'), parts.exportName)) return [];
  return problem(`${what}, but ${file} has no export '${parts.exportName}'`);
}

import { findTemplate } from '../doctor/findTemplate.ts';
import { inspect } from '../doctor/inspect.ts';
import { openTemplates } from '../doctor/openTemplates.ts';
import { rules } from '../doctor/rules.ts';
import { reports } from '../doctor/reports.ts';
import { suggest } from '../lib/suggest.ts';
import { TemplateError } from '../template/templateError.ts';
import { unknownParameter } from '../template/unknownParameter.ts';
import { exitCodes } from './exitCodes.ts';
import { print, printCommands, printError } from './print.ts';

export interface DoctorFlags {
  /** The name of a report. */
  format: string;
  /** The IDs of rules. */
  ignore?: string[];
  /** Whether warnings fail too. */
  strict?: boolean;
  /** Values for a template, by name. */
  parameter?: Record<string, string>;
}

/** Looks for mistakes in a template; resolves with the exit code, and rejects if it cannot be read. */
export async function doctorCommand(file: string | undefined, flags: DoctorFlags): Promise<number> {
  const { format, ignore = [], strict = false, parameter = {} } = flags;
  const known = rules.map(({ id }) => id);
  const unknown = ignore.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const hint = suggest(unknown, known);
    printError(`allow-traffic: there is no rule '${unknown}'${hint}\n`);
    return exitCodes.usage;
  }
  const path = file ?? findTemplate();
  const templates = openTemplates(path, parameter);
  const mistake = unknownParameter(templates, parameter);
  if (mistake !== undefined) throw new TemplateError(path, undefined, mistake);
  const inspection = await inspect(templates, { ignore });
  const report = reports[format]?.(inspection) ?? '';
  // The runner of GitHub Actions must obey that format. Its texts are escaped.
  if (format === 'github') printCommands(report);
  else print(report, format === 'text' ? 'text' : 'json');
  const failing = strict ? ['error', 'warning'] : ['error'];
  const fails = inspection.findings.some(({ severity }) => failing.includes(severity));
  return fails ? exitCodes.failed : exitCodes.succeeded;
}

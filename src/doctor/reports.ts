import type { Inspection } from './finding.ts';
import { githubReport } from './reports/githubReport.ts';
import { jsonReport } from './reports/jsonReport.ts';
import { sarifReport } from './reports/sarifReport.ts';
import { textReport } from './reports/textReport.ts';

/** The forms of a report, by the name that `--format` takes. */
export const reports: Readonly<Record<string, (inspection: Inspection) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};

import { process } from '../../lib/primordials.ts';
import { environmentSecrets } from '../../lib/secrets/environmentSecrets.ts';
import type { HookReport } from '../../model/hookReport.ts';

/** The record without the values of environment variables that look like secrets. */
export const redactEnvironment = (report: HookReport): HookReport =>
  environmentSecrets(process.env).hideIn(report) as HookReport;

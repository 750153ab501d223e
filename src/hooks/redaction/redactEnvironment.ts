import { Object, process } from '../../lib/primordials.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { secretScrubber } from './secretScrubber.ts';

/** Matches Lambda's own credentials and the usual names for secrets. */
const secretName = /SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|(API|PRIVATE|ACCESS)_?KEY/i;

/** Shorter values may be words that appear in a record for other reasons. */
const leastLength = 16;

/** The record without the values of environment variables that look like secrets. */
export function redactEnvironment(report: HookReport): HookReport {
  const secrets = secretScrubber();
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && value.length >= leastLength && secretName.test(name)) {
      secrets.add(value);
    }
  }
  return secrets.hideIn(report) as HookReport;
}

import { Date, JSON, process } from '../../lib/primordials.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { embeddedMetrics } from './embeddedMetrics.ts';
import type { MetricsSettings } from './metricsOptions.ts';

/**
 * Writes a record's metrics to stdout, from where CloudWatch Logs takes them; it calls no API. Writes
 * nothing for a dry run, or if another report came first. Never throws.
 */
export function writeMetrics(report: HookReport, settings: MetricsSettings | undefined): void {
  if (!settings || report.reported === 'dryRun' || report.reported === 'alreadyCompleted') return;
  try {
    const lines = embeddedMetrics(report, settings, Date.now()).map((one) => JSON.stringify(one));
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  } catch {
    // No deployment depends on its metrics.
  }
}

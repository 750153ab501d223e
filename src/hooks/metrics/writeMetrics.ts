import { Date, JSON, process } from '../../lib/primordials.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { embeddedMetrics } from './embeddedMetrics.ts';
import type { MetricsSettings } from './metricsOptions.ts';

/**
 * Writes a record's metrics to stdout, where CloudWatch Logs finds them; no API is called. A dry run
 * and a report that another one had come before count for nothing. Never throws.
 */
export function writeMetrics(report: HookReport, settings: MetricsSettings | undefined): void {
  if (!settings || report.reported === 'dryRun' || report.reported === 'alreadyCompleted') return;
  try {
    const lines = embeddedMetrics(report, settings, Date.now()).map((one) => JSON.stringify(one));
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  } catch {
    // Nothing of a deployment depends on its metrics.
  }
}

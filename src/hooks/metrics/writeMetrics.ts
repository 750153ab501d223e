import { Date, JSON, process } from '../../lib/primordials.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { embeddedMetrics } from './embeddedMetrics.ts';
import type { MetricsSettings } from './metricsOptions.ts';

/** A supervisor that bypasses a hook has not read its options, and nobody may overlook a bypass. */
const ofBypass: MetricsSettings = { namespace: 'AllowTraffic', dimensions: {} };

/**
 * Writes a record's metrics to stdout, from where CloudWatch Logs takes them; it calls no API. A
 * bypass is written even without settings. Writes nothing for a dry run, or if another report came
 * first. Never throws.
 */
export function writeMetrics(report: HookReport, settings: MetricsSettings | undefined): void {
  const used = settings ?? (report.bypass && ofBypass);
  if (!used || report.reported === 'dryRun' || report.reported === 'alreadyCompleted') return;
  try {
    const lines = embeddedMetrics(report, used, Date.now()).map((one) => JSON.stringify(one));
    process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  } catch {
    // No deployment depends on its metrics.
  }
}

import type { ReporterKind } from './reporter.ts';
import type { ReporterName } from './reporterNames.ts';

/** Every reporter, by the name that `--reporter` takes. Each is loaded if it is used. */
export const reporters: Readonly<Record<ReporterName, () => Promise<ReporterKind>>> = {
  live: async () => (await import('./live.ts')).live,
  plain: async () => (await import('./plain.ts')).plain,
  html: async () => (await import('./html.ts')).html,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit.ts')).junit,
  github: async () => (await import('./github.ts')).github,
};

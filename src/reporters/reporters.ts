import type { ReporterKind } from './reporter.ts';

/** Every reporter, by the name that `--reporter` takes. Each is loaded if it is used. */
export const reporters: Readonly<Record<string, () => Promise<ReporterKind>>> = {
  live: async () => (await import('./live.ts')).live,
  plain: async () => (await import('./plain.ts')).plain,
  html: async () => (await import('./html.ts')).html,
  json: async () => (await import('./json.ts')).json,
  junit: async () => (await import('./junit.ts')).junit,
  github: async () => (await import('./github.ts')).github,
};

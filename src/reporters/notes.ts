import type { Reporter, ReporterOptions } from './reporter.ts';

/** What a person should know although stdout holds a document: notes, and with `--verbose` the logs. */
export const notes = ({
  errors,
  verbose,
}: Pick<ReporterOptions, 'errors' | 'verbose'>): Reporter => ({
  onProgress: (event) => {
    const lines =
      event.type === 'plan'
        ? (event.notes ?? [])
        : verbose && event.type === 'log'
          ? [`${event.functionName}:${event.version} | ${event.text}`]
          : [];
    for (const line of lines) errors.write(`${line}\n`);
  },
  end: () => undefined,
});

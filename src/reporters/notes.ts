import { showCommands } from '../lib/showCommands.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

/** What a person should know although stdout holds a document: notes, and with `--verbose` the logs. */
export const notes = ({
  errors,
  verbose,
  env,
}: Pick<ReporterOptions, 'errors' | 'verbose' | 'env'>): Reporter => ({
  onProgress: (event) => {
    const lines =
      event.type === 'plan'
        ? (event.notes ?? [])
        : verbose && event.type === 'log'
          ? [`${event.functionName}:${event.version} | ${event.text}`]
          : [];
    for (const line of lines) errors.write(showCommands(`${line}\n`, env));
  },
  end: () => undefined,
});

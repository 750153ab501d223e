/** The names that `--reporter` takes. */
export const reporterNames = ['live', 'plain', 'html', 'json', 'junit', 'github'] as const;

export type ReporterName = (typeof reporterNames)[number];

/** Whether a reporter has this name. */
export const isReporterName = (name: string): name is ReporterName =>
  reporterNames.some((known) => known === name);

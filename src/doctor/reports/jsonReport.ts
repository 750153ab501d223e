import type { Inspection } from '../finding.ts';

/** One JSON document: `{ paths, findings, silenced }`. */
export const jsonReport = ({ paths, findings, silenced }: Inspection): string =>
  `${JSON.stringify({ schemaVersion: 1, paths, findings, silenced }, undefined, 2)}\n`;

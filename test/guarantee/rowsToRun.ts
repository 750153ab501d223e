import { isWhole } from '../isWhole.ts';
import { faultTable } from './faultTable.ts';
import type { FaultRow } from './table/faultRow.ts';

const places = [...new Set(faultTable.map(({ place }) => place))];

/** Whether it is the first fault of its place, through the entry whose turn it is. */
function isUsual(row: FaultRow): boolean {
  const ofPlace = faultTable.filter(({ place }) => place === row.place);
  const entries = [...new Set(ofPlace.map(({ entry }) => entry))];
  const entry = entries[places.indexOf(row.place) % entries.length];
  return row === ofPlace.find((one) => one.entry === entry);
}

/**
 * What `npm test` runs of the fault table, so that it takes minutes: the first fault of each place, through one
 * entry, in turns. `npm run soak:guarantee` runs all rows, and so does CI, once.
 */
export const usualRows: FaultRow[] = faultTable.filter(isUsual);

/** The rows that the fault matrix runs now. */
export const rowsToRun: FaultRow[] = isWhole ? faultTable : usualRows;

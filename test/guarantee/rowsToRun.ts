import { guaranteeClaims, readmeClaims, uncoveredClaims } from './claims.ts';
import { faultTable } from './faultTable.ts';
import type { FaultRow } from './table/faultRow.ts';

const claimed = [...guaranteeClaims, ...uncoveredClaims, ...readmeClaims]
  .flatMap(({ tests }) => tests)
  .filter(({ file }) => file === 'test/guarantee/faultMatrix.test.ts')
  .map(({ title }) => title);

const isClaimed = ({ place, fault }: FaultRow): boolean =>
  claimed.some((title) => `${place}: ${fault}`.includes(title));

const places = [...new Set(faultTable.map(({ place }) => place))];

/** Through one entry, in turns, because `npm test` must take minutes. */
function isFirst(row: FaultRow): boolean {
  const ofPlace = faultTable.filter(({ place }) => place === row.place);
  const entries = [...new Set(ofPlace.map(({ entry }) => entry))];
  const entry = entries[places.indexOf(row.place) % entries.length];
  return row === ofPlace.find((one) => one.entry === entry);
}

/**
 * What `npm test` runs of the fault table, so that it takes minutes: the first fault of each place, through
 * one entry, and every row that holds a sentence of the documents. `npm run soak:guarantee` runs all rows, and so
 * does CI, once.
 */
export const usualRows: FaultRow[] = faultTable.filter((row) => isFirst(row) || isClaimed(row));

/** The rows that the fault matrix runs now. */
export const rowsToRun: FaultRow[] =
  process.env['GUARANTEE_ROWS'] === 'all' ? faultTable : usualRows;

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

/** Whether it goes through the entry whose turn it is; its rows for other entries are left to CI. */
function hasItsTurn(row: FaultRow, turn: number): boolean {
  const entries = faultTable
    .filter(({ place, fault }) => place === row.place && fault === row.fault)
    .map(({ entry }) => entry);
  return row.entry === entries[turn % entries.length];
}

const claimedFaults = [
  ...new Set(faultTable.filter(isClaimed).map(({ place, fault }) => `${place}: ${fault}`)),
];

function isUsual(row: FaultRow): boolean {
  const claim = claimedFaults.indexOf(`${row.place}: ${row.fault}`);
  if (claim !== -1) return hasItsTurn(row, claim);
  const first = faultTable.find(({ place }) => place === row.place);
  return row.fault === first?.fault && hasItsTurn(row, places.indexOf(row.place));
}

/**
 * What `npm test` runs of the fault table, so that it takes minutes: the first fault of each place and every
 * fault that holds a sentence of the documents, each through one entry, in turns. `npm run soak:guarantee`
 * runs all rows, and so does CI, once.
 */
export const usualRows: FaultRow[] = faultTable.filter(isUsual);

/** The rows that the fault matrix runs now. */
export const rowsToRun: FaultRow[] =
  process.env['GUARANTEE_ROWS'] === 'all' ? faultTable : usualRows;

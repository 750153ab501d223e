/**
 * Whether cases that take long run too. `npm test` leaves them out, so that it takes minutes;
 * `npm run soak:guarantee`, which CI runs once, sets the variable.
 */
export const isWhole: boolean = process.env['GUARANTEE_ROWS'] === 'all';

/** All cases, or in `npm test` the first ones. */
export const orFirst = <T>(cases: readonly T[], count: number): T[] =>
  isWhole ? [...cases] : cases.slice(0, count);

/** The same promise behind TLS, slow DNS and dying connections, and with few file descriptors. */
import { describe, expect, it, vi } from 'vitest';
import { orFirst } from '../isWhole.ts';
import { faultTable } from './faultTable.ts';
import { expectRow } from './harness/expectRow.ts';
import { runRow } from './harness/runRow.ts';
import { setUp, type SurroundingName, type Surroundings } from './harness/surroundings.ts';
import type { FaultRow } from './table/faultRow.ts';

vi.setConfig({ maxConcurrency: 6 });

/** A few rows of the matrix. `npm run soak:guarantee -- --in NAME` runs all of them. */
const some = orFirst(
  faultTable.filter(
    ({ place, fault }) =>
      (place === 'report' && fault === 'connection reset twice') ||
      (place === 'only check' && fault === 'replaces globals while CodeDeploy still answers'),
  ),
  2,
);

async function within<T>(
  name: SurroundingName,
  run: (around: Surroundings) => Promise<T>,
): Promise<T> {
  const around = await setUp(name);
  try {
    return await run(around);
  } finally {
    await around.close();
  }
}

describe.concurrent('whatever is around a hook, CodeDeploy gets one status', () => {
  it.each(some)('behind TLS and a host name: $entry: $place: $fault', (row) =>
    within('tls', async (around) => {
      const result = await runRow(row, { around });
      expectRow(row, result);
      expect(result.seen[0]?.endpoint).toMatch(/^https:\/\/codedeploy-\d+\.stand-in\.localhost:/);
    }),
  );

  it.each(some)('with connections closed under it: $entry: $place: $fault', (row) =>
    within('keep-alive', async (around) => {
      expectRow(row, await runRow(row, { around }));
      expect(around.proxy?.closed()).toBeGreaterThan(0);
    }),
  );

  it.each(some)('with slow DNS: $entry: $place: $fault', (row) =>
    within('dns', async (around) => {
      const result = await runRow(row, { around });
      expectRow(row, result);
      expect(result.seen[0]?.endpoint).toMatch(/^http:\/\/codedeploy-\d+\.stand-in\.localhost:/);
    }),
  );

  it.each(some)('with 200 file descriptors: $entry: $place: $fault', (row) =>
    within('descriptors', async (around) => {
      const result = await runRow(row, { around });
      expectRow(row, result);
      expect(result.seen[0]?.descriptors).toBe(200);
    }),
  );
});

const careless = faultTable.filter(({ fault }) => fault === 'switches the verification of TLS off');

it.concurrent.each(careless)(
  'nothing is sent to a server with a wrong certificate: $entry: $fault',
  (row) =>
    within('distrusted', async (around) => {
      // The target is set, so that the report is the first request: the check has run before it.
      const environment = { ...row.hook.environment, PLACE: 'check without a request' };
      const brief: FaultRow = { ...row, hook: { environment, timeout: 3 } };
      const { reports, status, seen } = await runRow(brief, { around });
      expect({ reports, seen, status }).toEqual({ reports: [], seen: [], status: 'Failed' });
      expect(around.proxy?.requests()).toBe(0);
    }),
);

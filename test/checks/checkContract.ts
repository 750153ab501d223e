import { describe, expect, it } from 'vitest';
import { outcomes, type Check } from '../../src/model/check.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { fakeContext } from './fakeContext.ts';

/** What every check must show, whatever it checks. */
export interface Contract {
  /** A check that could pass. Made anew for every test. */
  make: () => Check;
  /** Wrong options: each must be found while the check is made and reported when it runs. */
  mistakes: Record<string, () => Check>;
  /** `true` if the check asks for nothing (a custom check may). */
  passive?: boolean;
}

const strange: unknown[] = [undefined, null, 1, 'x', [], () => 1, Object.create(null), new Map()];

/** A test of the shared contract, for one check. */
export function checkContract(name: string, { make, mistakes, passive = false }: Contract): void {
  describe(`${name} keeps the contract of a check`, () => {
    it('is a plain value with a name and a run function', () => {
      const check = make();
      expect(check.name).toMatch(/\S/);
      expect(check.run).toBeTypeOf('function');
      expect(Object.getPrototypeOf(check)).toBe(Object.prototype);
    });

    it('ends in one report that survives JSON unchanged', async () => {
      const report = await runCheck(make(), fakeContext());
      expect(outcomes).toContain(report.outcome);
      expect(report.durationMs).toBeGreaterThanOrEqual(0);
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    });

    it('can run twice', async () => {
      const check = make();
      const first = await runCheck(check, fakeContext());
      const second = await runCheck(check, fakeContext());
      expect(second.outcome).toBe(first.outcome);
    });

    it('runs with a frozen context', async () => {
      const context = Object.freeze(fakeContext());
      Object.freeze(context.target);
      expect((await runCheck(make(), context)).message ?? '').not.toMatch(/TypeError|read only/);
    });

    it('does not start once its time is over', async () => {
      const context = fakeContext(undefined, { signal: AbortSignal.abort() });
      expect(await runCheck(make(), context)).toMatchObject({ outcome: 'errored' });
      expect(context.calls).toEqual([]);
    });

    if (!passive) {
      it('is left behind if nothing ever answers', async () => {
        const abort = new AbortController();
        const never = () => new Promise<never>(() => {});
        const context = fakeContext(never, {
          signal: abort.signal,
          describe: never,
          routing: never,
          provisioned: never,
        });
        const running = runCheck(make(), context);
        setTimeout(() => abort.abort(new Error('the hook has to report')), 20);
        const report = await running;
        expect(report.outcome).toBe('errored');
        expect(report.message).toContain('did not finish');
        expect(report.message).toContain('the hook has to report');
      });

      it('is errored if its requests are refused', async () => {
        const refuse = () => Promise.reject(new Error('AccessDenied: not allowed'));
        const context = fakeContext(refuse, {
          describe: refuse,
          routing: refuse,
          provisioned: refuse,
        });
        const report = await runCheck(make(), context);
        expect(report.outcome).toBe('errored');
        expect(report.message).toContain('AccessDenied');
      });
    }

    for (const [title, build] of Object.entries(mistakes)) {
      it(`reports a mistake before anything is invoked: ${title}`, async () => {
        const context = fakeContext();
        const report = await runCheck(build(), context);
        expect(report.outcome).toBe('errored');
        expect(report.message).toBeTruthy();
        expect(report.message).not.toMatch(/TypeError|undefined is not|cannot read prop/i);
        expect(context.calls).toEqual([]);
      });
    }
  });
}

/** Whatever a factory is given, it never throws and makes a check that does not pass. */
export function neverThrows(name: string, factory: (options: never) => Check): void {
  it.each(strange.map((value) => [value]))(`${name}(%s) never throws`, async (value) => {
    const check = factory(value as never);
    const context = fakeContext();
    expect((await runCheck(check, context)).outcome).toMatch(/errored|failed/);
    expect(context.calls).toEqual([]);
  });

  it(`${name} never throws on options that cannot be read`, async () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no keys');
        },
      },
    );
    const report = await runCheck(factory(hostile as never), fakeContext());
    expect(report.outcome).toBe('errored');
  });
}

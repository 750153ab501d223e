import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageBytes, renderPage } from '../../src/page/renderPage.ts';
import { sample } from './sample.ts';
import { elementsOf, skeleton, textOf } from './tree.ts';

const hostile = `</style></title><script>alert(1)</script><img src=x onerror=alert(1)>"' \u001b[31m\u202e & &lt;`;

describe('renderPage: what it shows', () => {
  it('puts the reason on top, then every part of the record', () => {
    const text = textOf(renderPage(sample('the order has no items')));
    expect(text).toMatch(
      /Deployment d-SAMPLE001 Failed\s*AfterAllowTraffic: the order has no items/,
    );
    for (const part of [
      'Timeline',
      'Traffic',
      'Checks',
      'Latency',
      'Faults played',
      'Invocations',
    ]) {
      expect(
        elementsOf(renderPage(sample())).some(
          (one) =>
            one.tagName === 'h2' &&
            'children' in one &&
            JSON.stringify(one.children).includes(part),
        ),
        part,
      ).toBe(true);
    }
    expect(text).toContain('-   "statusCode": 200');
    expect(text).toContain('+   "statusCode": 500');
    expect(text).toContain('cold start, init 180 ms');
    expect(text).toContain('397 lines left out.');
    expect(text).toContain('999 more invocations left out');
    expect(text).toContain('p(95)<50');
    expect(text).toContain('orders, cold starts');
  });

  it('shows what was expected as good and what was found as bad, as the terminal does', () => {
    const page = renderPage(sample());
    expect(page).toContain('del { color: var(--good)');
    expect(page).toContain('ins { color: var(--bad)');
  });

  it('shows a value without another one to compare it with as no difference', () => {
    const result = sample();
    const lone = { name: 'p95', outcome: 'failed', durationMs: 1, actual: 137.36 } as const;
    result.hookReports.AfterAllowTraffic?.checks.push(lone);
    const text = textOf(renderPage(result));
    expect(text).toContain('  137.36');
    expect(text).not.toContain('+ 137.36');
  });

  it('opens a check that failed and closes one that passed', () => {
    const folds = elementsOf(renderPage(sample())).filter(({ tagName }) => tagName === 'details');
    const openFolds = folds.filter(({ properties }) => properties['open'] === true);
    expect(openFolds.length).toBeGreaterThanOrEqual(2);
    expect(openFolds.length).toBeLessThan(folds.length);
  });

  it('has a table beside each chart, and a label on it', () => {
    const elements = elementsOf(renderPage(sample()));
    const drawings = elements.filter(({ tagName }) => tagName === 'svg');
    expect(drawings.length).toBeGreaterThanOrEqual(8);
    expect(
      drawings.every(({ properties }) => properties['role'] === 'img' && properties['ariaLabel']),
    ).toBe(true);
    expect(elements.filter(({ tagName }) => tagName === 'table')).toHaveLength(4);
  });

  it('draws one line for each step of the traffic and never a number that is none', () => {
    const html = renderPage(sample());
    expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
    expect(html).toMatch(/<path class="area new" d="M[^"]+"/);
  });
});

describe('renderPage: escaping', () => {
  const benign = skeleton(renderPage(sample('x')));

  it('shows a script and ANSI codes of a hostile answer as text', () => {
    const html = renderPage(sample(hostile));
    expect(skeleton(html)).toEqual(benign);
    expect(textOf(html)).toContain('<script>alert(1)</script>');
    expect(textOf(html)).toContain('\\u001b[31m\\u202e');
    expect(html).not.toContain('\u001b');
    expect(html).not.toContain('\u202e');
  });

  it('shows the control characters of a name also in the label of a chart', () => {
    const named = JSON.stringify(sample()).replaceAll('"orders"', '"orders\u202e"');
    const html = renderPage(JSON.parse(named));
    expect(html).not.toContain('\u202e');
    expect(html).toMatch(/aria-label="[^"]*orders\\u202e/);
  });

  it('never yields markup, whatever text stands in the record', () => {
    const pieces = [
      '<',
      '>',
      '"',
      "'",
      '&',
      '/',
      '<!--',
      ']]>',
      '</',
      '<script',
      '\0',
      '\u001b',
      'a',
    ];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 })), {
        minLength: 1,
        maxLength: 12,
      })
      .map((parts) => parts.join('').replace(/\n/g, ' '));
    fc.assert(
      fc.property(text, (one) => {
        expect(skeleton(renderPage(sample(`${one}x`)))).toEqual(benign);
      }),
      { numRuns: 8 },
    );
  });

  it('has no script, no handler, no address, and a policy that allows none', () => {
    const html = renderPage(sample(hostile));
    const elements = elementsOf(html);
    const names = new Set(elements.flatMap(({ properties }) => Object.keys(properties)));
    expect([...names].filter((name) => /^on|href|src|style$|action/i.test(name))).toEqual([]);
    expect(elements.map(({ tagName }) => tagName)).not.toContain('script');
    const style = /<style>([^]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = elements.find(({ properties }) => properties['httpEquiv']);
    expect(policy?.properties['content']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(style).not.toMatch(/url\(|@import/);
  });
});

describe('renderPage: any record', () => {
  it('shows deployments that are empty, stopped, timed out or the first of a function', () => {
    const empty = { deploymentId: 'd-1', status: 'Stopped', lifecycleEvents: [] };
    expect(textOf(renderPage(empty))).toContain('The record does not say why it is Stopped.');
    const rest = sample('The hook after did not report within 60 minutes');
    const silent = { ...rest, hookReports: {} };
    expect(textOf(renderPage(silent))).toMatch(/Failed\s*The hook after did not report/);
    const first = {
      ...sample(),
      targets: [{ functionName: 'orders', alias: 'live', targetVersion: '1' }],
    };
    expect(textOf(renderPage(first))).toContain('orders:live, version 1');
    expect(renderPage(first)).not.toContain('NaN');
  });

  it('shows the record of a hook on its own, also of a version that it does not know', () => {
    const { AfterAllowTraffic: report } = sample('why').hookReports;
    expect(textOf(renderPage(report))).toMatch(
      /The hooks of deployment d-SAMPLE001 reported Failed/,
    );
    const newer = {
      ...report,
      schemaVersion: 7,
      surprise: { a: 1 },
      checks: [{ outcome: 'amazing' }],
    };
    expect(textOf(renderPage(newer))).toContain('schemaVersion 7');
    expect(textOf(renderPage(newer))).toContain('errored a check without a name');
  });

  it('never throws and stays small, whatever JSON it gets', () => {
    const members = Object.keys(sample());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...members), fc.jsonValue()), (changes) => {
        const html = renderPage({ ...sample(), ...changes });
        expect(Buffer.byteLength(html)).toBeLessThanOrEqual(pageBytes);
        expect(html).not.toMatch(/NaN|\[object Object\]/);
      }),
      { numRuns: 40 },
    );
  });

  it('is at most 200 KB for a huge record, and says what it left out', () => {
    const one = sample('<&'.repeat(5000));
    const check = one.hookReports.AfterAllowTraffic!.checks[0]!;
    const checks = Array.from({ length: 400 }, () => ({ ...check, checks: [check, check] }));
    const recorded = Array.from({ length: 500 }, () => ({
      ...one.invocations!.recorded[0]!,
      log: Array.from({ length: 50 }, () => '<'.repeat(1000)),
    }));
    const huge = {
      ...one,
      deploymentId: 'd-1'.repeat(10_000),
      hookReports: { AfterAllowTraffic: { ...one.hookReports.AfterAllowTraffic!, checks } },
      invocations: { total: 1e6, recorded },
      traffic: Array.from({ length: 2000 }, (_, index) => ({
        ...one.traffic[0]!,
        atMinute: index,
      })),
    };
    const some = {
      ...one,
      hookReports: {
        AfterAllowTraffic: { ...one.hookReports.AfterAllowTraffic!, checks: checks.slice(0, 250) },
      },
    };
    const many = { status: 'Failed', deployments: Array.from({ length: 20 }, () => some) };
    for (const record of [huge, many]) {
      const html = renderPage(record);
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(pageBytes);
      expect(textOf(html)).toMatch(/more checks left out/);
    }
  });

  it('bounds deep nesting', () => {
    let check: object = { name: 'leaf', outcome: 'failed' };
    for (let depth = 0; depth < 2000; depth += 1)
      check = { name: 'n', outcome: 'failed', checks: [check] };
    const report = { ...sample().hookReports.AfterAllowTraffic, checks: [check] };
    expect(textOf(renderPage(report))).toContain('nested check left out');
  });

  it('takes 10,000 invocations as one histogram', () => {
    const counts = Array.from({ length: 40 }, () => 250);
    const edgesMs = Array.from({ length: 41 }, (_, index) => 5 * 1.1 ** index);
    const latency = sample().latency!.map((row) => ({
      ...row,
      n: 10_000,
      histogram: { edgesMs, counts },
    }));
    const html = renderPage({ ...sample(), latency });
    expect(textOf(html)).toContain('10000');
    expect(html).not.toContain('NaN');
  });
});

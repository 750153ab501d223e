import { describe, expect, it } from 'vitest';
import { basisOf, parseThreshold } from '../../../src/checks/latency/threshold.ts';

describe('parseThreshold', () => {
  it.each([
    [
      'p(95)<300',
      { figure: 'p', operator: '<', limit: 300, overShare: { numerator: 5, denominator: 100 } },
    ],
    [
      'p(99.9)<=2s',
      {
        figure: 'p',
        operator: '<=',
        limit: 2_000,
        overShare: { numerator: 1, denominator: 1_000 },
      },
    ],
    ['med<10', { figure: 'p', limit: 10, overShare: { numerator: 50, denominator: 100 } }],
    [' avg  <= 120.5 ms ', { figure: 'avg', operator: '<=', limit: 120.5 }],
    ['min>1', { figure: 'min', operator: '>', limit: 1 }],
    ['max>=0', { figure: 'max', operator: '>=', limit: 0 }],
    ['init<2000', { figure: 'init', limit: 2_000 }],
    ['billed<=100', { figure: 'billed', limit: 100 }],
    ['memory<200MB', { figure: 'memory', limit: 200 }],
    ['errors<1%', { figure: 'errors', limit: 1, overShare: { numerator: 1, denominator: 100 } }],
    [
      'errors<0.1%',
      { figure: 'errors', limit: 0.1, overShare: { numerator: 1, denominator: 1_000 } },
    ],
    ['p(95)<=+10%', { figure: 'p', limit: 10, relative: '%' }],
    ['avg<=+20ms', { figure: 'avg', limit: 20, relative: 'ms' }],
    ['p(95)<+10% or +5ms', { figure: 'p', limit: 10, relative: '%', floorMs: 5 }],
    ['avg <= +10% or + 0.5s ', { figure: 'avg', limit: 10, relative: '%', floorMs: 500 }],
    ['med<+0.5s', { figure: 'p', limit: 500, relative: 'ms' }],
  ])('%s', (text, expected) => {
    expect(parseThreshold(text)).toMatchObject({ threshold: { text, ...expected } });
  });
});

describe('a mistake in a threshold, with its column', () => {
  it.each([
    ['', 1, 'expected avg, min'],
    ['p95<300', 1, 'expected avg, min'],
    ['P(95)<300', 1, 'expected avg, min'],
    ['average<300', 1, 'expected avg, min'],
    ['p()<300', 3, 'expected p(N)'],
    ['p(100)<300', 3, 'expected p(N)'],
    ['p(0)<300', 3, 'expected p(N)'],
    ['p(95<300', 3, 'expected p(N)'],
    ['p(95)300', 6, 'expected <, <=, > or >='],
    ['p(95)==300', 6, 'expected <, <=, > or >='],
    ['p(95)=<300', 6, 'expected <, <=, > or >='],
    ['p(95)<', 7, 'expected a number'],
    ['p(95)<abc', 7, 'expected a number'],
    ['p(95)<=-10%', 8, 'above 0'],
    ['p(95)<=+0%', 8, 'above 0'],
    ['p(95)<300 and more', 11, 'expected nothing more'],
    ['p(95)<300,', 10, 'expected nothing more'],
    ['p(95)<=+10% or 5ms', 13, 'expected nothing more'],
    ['p(95)<=+10% or +5%', 13, 'expected nothing more'],
    ['p(95)<=+5ms or +10%', 13, 'expected nothing more'],
    ['p(95)<300 or +5ms', 11, 'expected nothing more'],
    ['avg<300mss', 10, 'expected nothing more'],
    ['p(95)<10%', 7, 'starts with +'],
    ['p(95)<+10', 7, 'with its unit'],
    ['errors<0.01', 8, 'percentage'],
    ['errors<0%', 8, 'above 0%'],
    ['errors<100%', 8, 'below 100%'],
    ['errors<+1%', 8, 'only avg, med and p(N)'],
    ['max<+10%', 5, 'only avg, med and p(N)'],
    ['avg>+10%', 4, 'needs < or <='],
    ['memory<200ms', 8, 'megabytes'],
    ['avg<200MB', 5, 'a time'],
  ])('%j: column %d, %s', (text, column, what) => {
    expect(parseThreshold(text)).toEqual({
      column,
      mistake: expect.stringContaining(what) as string,
    });
  });
});

describe('basisOf: how a threshold is decided', () => {
  it.each([
    ['p(95)<300', 'proven'],
    ['med<300', 'proven'],
    ['errors<1%', 'proven'],
    ['avg<300', 'estimated'],
    ['avg<=+20ms', 'estimated'],
    ['p(95)<=+10%', 'proven'],
    ['min>1', 'observed'],
    ['max<300', 'observed'],
    ['init<2s', 'observed'],
    ['billed<300', 'observed'],
    ['memory<200', 'observed'],
  ])('%s is %s', (text, basis) => {
    const parsed = parseThreshold(text);
    expect('threshold' in parsed && basisOf(parsed.threshold)).toBe(basis);
  });
});

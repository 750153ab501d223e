import { describe, expect, it } from 'vitest';
import {
  chooseReporters,
  readReporter,
  ReporterError,
} from '../../src/reporters/chooseReporters.ts';

describe('readReporter', () => {
  it('reads a name, and a name with a file', () => {
    expect(readReporter('json')).toEqual({ name: 'json' });
    expect(readReporter('plain=out/a=b.txt')).toEqual({ name: 'plain', file: 'out/a=b.txt' });
  });

  it.each([
    [
      'jsn',
      "there is no reporter 'jsn'; did you mean 'json'? Expected one of live, plain, html, json",
    ],
    ['toString', "there is no reporter 'toString'; expected one of live"],
    ['json=', "'json=' names no file; expected for example json=report.txt"],
    ['live=a.txt', "'live' draws in a terminal and writes no file; use plain=FILE"],
  ])('refuses %s in one sentence', (text, sentence) => {
    expect(() => readReporter(text)).toThrow(ReporterError);
    expect(() => readReporter(text)).toThrow(sentence);
  });
});

describe('chooseReporters', () => {
  const chosen = (
    given: string[],
    isTerminal: boolean,
    env: Record<string, string> = {},
  ): string[] =>
    chooseReporters(given.map(readReporter), { isTerminal, env }).map(({ name, file }) =>
      file === undefined ? name : `${name}=${file}`,
    );

  it('shows a run live in a terminal, and as plain lines elsewhere and in CI', () => {
    expect(chosen([], true)).toEqual(['live']);
    expect(chosen([], false)).toEqual(['plain']);
    expect(chosen([], true, { CI: 'true' })).toEqual(['plain']);
    expect(chosen(['live'], false)).toEqual(['plain']);
  });

  it('keeps the view if the others write files', () => {
    expect(chosen(['json=a.json', 'plain=a.txt'], true)).toEqual([
      'live',
      'json=a.json',
      'plain=a.txt',
    ]);
    expect(chosen(['json', 'plain=a.txt'], true)).toEqual(['json', 'plain=a.txt']);
  });

  it('refuses two that write to the same place', () => {
    expect(() => chosen(['json', 'plain'], true)).toThrow(
      "'json' and 'plain' both write to stdout; give one of them a file of its own: plain=FILE",
    );
    expect(() => chosen(['json=a', 'plain=a'], true)).toThrow('both write to the file a');
    expect(() => chosen(['json=a', 'plain=./b/../a'], true)).toThrow(
      "'json' and 'plain' both write to the file ./b/../a;",
    );
  });

  it.each([
    [
      'json',
      'live',
      "'json' and 'live' both write to stdout; give one of them a file of its own: json=",
    ],
    [
      'live',
      'plain',
      "'live' and 'plain' both write to stdout; give one of them a file of its own: plain=",
    ],
    [
      'live',
      'live',
      "'live' and 'live' both write to stdout; give one of them a file of its own: plain=",
    ],
  ])('names %s and %s as they were given, and advises what can be done', (one, other, sentence) => {
    expect(() => chosen([one, other], false)).toThrow(sentence);
  });
});

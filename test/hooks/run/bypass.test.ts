import { describe, expect, it } from 'vitest';
import { decideBypass } from '../../../src/hooks/run/bypass.ts';

const now = Date.parse('2026-11-21T10:00:00Z');
const decide = (option: unknown, variable?: string) => decideBypass(option, variable, now);

describe('decideBypass', () => {
  it.each([
    ['an outage; until=2026-11-22T10:00Z', 'an outage', '2026-11-22T10:00:00.000Z'],
    ['  a; b ;until=2026-11-21T10:00:00.001Z ', 'a; b', '2026-11-21T10:00:00.001Z'],
    ['two\nlines; until=2026-11-21T12:30:00+02:00', 'two\nlines', '2026-11-21T10:30:00.000Z'],
  ])('reads %j', (text, reason, until) => {
    expect(decide(text)).toEqual({ bypass: { reason, until, setBy: 'option' }, notes: [] });
    expect(decide(undefined, text)).toEqual({
      bypass: { reason, until, setBy: 'environment' },
      notes: [],
    });
  });

  it.each([
    ['an outage; until=2026-11-22T10:01Z', 'more than 24 hours away'],
    ['an outage; until=2026-11-21T10:00Z', 'has passed'],
    ['an outage; until=2026-11-21T11:00', 'does not have the form'],
    ['an outage; until=2026-11-21', 'does not have the form'],
    ['an outage; until=2026-13-21T11:00Z', 'does not have the form'],
    ['an outage; until=tomorrow', 'does not have the form'],
    ['an outage until=2026-11-21T11:00Z', 'does not have the form'],
    [' ; until=2026-11-21T11:00Z', 'does not have the form'],
    ['until=2026-11-21T11:00Z', 'does not have the form'],
    ['an outage; until=2026-11-21T11:00Z; and more', 'does not have the form'],
    ['true', 'does not have the form'],
  ])('does not bypass by %j, and says why', (text, why) => {
    const { bypass, notes } = decide(undefined, text);
    expect(bypass).toBeUndefined();
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(`ALLOW_TRAFFIC_BYPASS bypasses nothing: `);
    expect(notes[0]).toContain(why);
  });

  it.each([true, false, null, 7, {}, ''])('does not bypass by the option %j', (option) => {
    const { bypass, notes } = decide(option);
    expect(bypass).toBeUndefined();
    expect(notes).toEqual([expect.stringContaining('the option bypass bypasses nothing: ')]);
  });

  it('says nothing if nothing is set', () => {
    expect(decide(undefined, undefined)).toEqual({ bypass: undefined, notes: [] });
    expect(decide(undefined, '  ')).toEqual({ bypass: undefined, notes: [] });
  });

  it('takes the option before the variable, and either if the other is not in force', () => {
    const option = 'of the option; until=2026-11-21T11:00Z';
    const variable = 'of the variable; until=2026-11-21T11:00Z';
    const ended = 'ended; until=2026-11-20T11:00Z';
    expect(decide(option, variable)).toMatchObject({ bypass: { setBy: 'option' }, notes: [] });
    expect(decide(ended, variable).bypass?.setBy).toBe('environment');
    expect(decide(option, ended).bypass?.setBy).toBe('option');
    expect(decide(option, ended).notes).toHaveLength(1);
  });

  it('reads a long text in no time', () => {
    const started = performance.now();
    decide(`${'; until='.repeat(20_000)}${' '.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

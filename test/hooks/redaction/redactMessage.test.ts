import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtPlaces, redactMessage } from '../../../src/hooks/redaction/redactMessage.ts';

const reported = (place: string, text: string) => ({ pointer: place, place, text });

describe('redactMessage', () => {
  it('hides a mismatch however its sentence is worded', () => {
    const letters = fc.stringMatching(/^[a-z /:;,]{0,30}$/);
    const worded = fc.tuple(letters, letters).map(([one, other]) => `${one}#secret#${other}`);
    fc.assert(
      fc.property(fc.array(worded, { minLength: 1, maxLength: 4 }), letters, (texts, around) => {
        const hidden = texts.map((one, at) => reported(`/place${at}`, one));
        const all = hidden.map(({ place, text }) => `${place}: ${text}`).join('; ');
        const shown = redactMessage(`${around}: ${all}${around}`, hidden);
        expect(shown).not.toContain('secret');
        expect(shown).toContain('/place0: (redacted)');
      }),
    );
  });

  it('hides a mismatch wherever the message was cut', () => {
    const mismatch = reported('/pin', 'is 7 and should be 8');
    const whole = `GET /: /pin: ${mismatch.text}`;
    for (let length = 'GET /: /pin: '.length; length < whole.length; length += 1) {
      const shown = redactMessage(`attempt 1 of 2: ${whole.slice(0, length)}…; more`, [mismatch]);
      expect(shown).toBe('attempt 1 of 2: GET /: /pin: (redacted)…; more');
    }
  });

  it('leaves nothing of two sentences that overlap', () => {
    const shown = redactMessage('/a: x /b: y z', [
      reported('/a', 'x /b: y'),
      reported('/b', 'y z'),
    ]);
    expect(shown).toBe('/a: (redacted)');
  });

  it('leaves a place alone whose name only ends alike', () => {
    const message = 'GET /: /body/pin: expected 1, got 2';
    expect(redactMessage(message, [reported('/pin', 'expected 7, got 8')])).toBe(message);
  });
});

describe('cutAtPlaces', () => {
  it('cuts at the first place that is named', () => {
    expect(cutAtPlaces('we saw 1, at /pin 7, and at /id 8', ['/id', '/pin'])).toBe(
      'we saw 1, at /pin: (redacted)',
    );
    expect(cutAtPlaces('we saw nothing', ['/pin'])).toBe('we saw nothing');
  });
});

import { describe, expect, it } from 'vitest';
import { hideCredentials } from '../../src/lib/secrets/hideCredentials.ts';

describe('hideCredentials', () => {
  it.each([
    ['{"authorization":"Bearer a\\"b","n":1}', '{"authorization":"(redacted)","n":1}'],
    [
      '{"body":"{\\"Cookie\\":\\"a=b\\",\\"n\\":1}"}',
      '{"body":"{\\"Cookie\\":\\"(redacted)\\",\\"n\\":1}"}',
    ],
    [
      "{ Authorization: 'Basic a', 'x-api-key': 'b' }",
      "{ Authorization: '(redacted)', 'x-api-key': '(redacted)' }",
    ],
    ['> Cookie: a=b; c=d', '> Cookie: (redacted)'],
    ['"cookies": ["a=b", "c=d"], "n": 1', '"cookies": (redacted), "n": 1'],
    ['Set-Cookie=a', 'Set-Cookie=(redacted)'],
    ['"x-api-key": 12345, "n": 1', '"x-api-key": (redacted), "n": 1'],
    ['one\nAuthorization: Bearer a\ntwo', 'one\nAuthorization: (redacted)\ntwo'],
    ['{"authorization":"Bearer that was cut…', '{"authorization":"(redacted)"'],
    ['{"cookie":"cut inside an escape\\', '{"cookie":"(redacted)"'],
  ])('hides %s', (line, shown) => expect(hideCredentials(line)).toBe(shown));

  it.each([
    'the authorization of u1 failed',
    '{"authorizer":{"claims":1},"cookieConsent":true}',
    'authorization: (redacted)',
  ])('leaves %s', (line) => expect(hideCredentials(line)).toBe(line));

  it('takes a time that grows with the length of the line, also for hostile ones', () => {
    const hostile = ['"authorization":"\\', 'cookie: [', '\\"cookie\\":\\"', 'cookie'];
    const started = performance.now();
    for (const text of hostile) hideCredentials(text.repeat(100_000 / text.length));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

import { describe, expect, it } from 'vitest';
import { refuseBrowsers } from '../../../src/rehearsal/http/refuseBrowsers.ts';

const host = '127.0.0.1:4000';

describe('refuseBrowsers', () => {
  it.each([
    { host },
    { host: 'localhost' },
    { host: 'LOCALHOST:80' },
    { host: '[::1]:4000' },
    { host: 'lambda.us-east-1.localhost:4000' },
    { host, origin: `http://${host}` },
    { host, 'sec-fetch-site': 'none' },
    { host, 'sec-fetch-site': 'same-origin' },
  ])('lets %j through', (headers) => {
    expect(() => refuseBrowsers(headers)).not.toThrow();
  });

  it.each([
    {},
    { host: '' },
    { host: 'evil.example:4000' },
    { host: '127.0.0.1.evil.example' },
    { host: 'localhost.evil.example' },
    { host: 'localhost@evil.example' },
    { host: '10.0.0.1:4000' },
    { host, origin: 'https://evil.example' },
    { host, origin: 'http://localhost:3000' },
    { host, origin: 'null' },
    { host, 'sec-fetch-site': 'cross-site' },
    { host, 'sec-fetch-site': 'same-site' },
  ])('refuses %j', (headers) => {
    expect(() => refuseBrowsers(headers)).toThrow(
      expect.objectContaining({ code: 'AccessDeniedException', statusCode: 403 }),
    );
  });
});

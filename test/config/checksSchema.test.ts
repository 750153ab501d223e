import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.ts';
import { checkSchemas } from '../../src/config/schema/checkSchemas.ts';
import { checksSchema } from '../../src/config/schema/checksSchema.ts';
import { combinatorSchemas } from '../../src/config/schema/combinatorSchemas.ts';

const published = JSON.parse(
  readFileSync(new URL('../../schema/checks.schema.json', import.meta.url), 'utf8'),
) as unknown;

/** What the package exports beside checks and combinators. */
const others = [
  'afterAllowTraffic',
  'beforeAllowTraffic',
  'defineCheck',
  'events',
  'lifecycleHook',
  'reportFailedDelivery',
];

describe('the schema of checks', () => {
  it('is published as the handlers use it (npm run docs:checks-schema)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(checksSchema)));
  });

  it('is a JSON Schema', () => {
    expect(() => new Ajv2020({ allowUnionTypes: true }).compile(checksSchema)).not.toThrow();
  });

  it('has every check and combinator that the package exports', () => {
    const exported = Object.keys(library).filter((name) => !others.includes(name));
    const known = Object.keys({ ...checkSchemas, ...combinatorSchemas });
    expect(known.sort()).toEqual(exported.sort());
  });
});

import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect } from 'vitest';

interface Directive {
  Namespace: string;
  Dimensions: string[][];
  Metrics: { Name: string; Unit?: string }[];
}

/** A document of the embedded metric format. */
export interface EmfDocument extends Record<string, unknown> {
  _aws: { Timestamp: number; CloudWatchMetrics: Directive[] };
}

const ajv = new Ajv({ allErrors: true });
const validate: ValidateFunction = ajv.compile(
  JSON.parse(
    readFileSync(
      new URL('../fixtures/schemas/embedded-metric-format.json', import.meta.url),
      'utf8',
    ),
  ) as Record<string, unknown>,
);

/** Fails if CloudWatch would not accept the document: by the schema, and by the members it names. */
export function expectEmf(document: unknown): asserts document is EmfDocument {
  const isValid = validate(document);
  expect(isValid, `${ajv.errorsText(validate.errors)}: ${JSON.stringify(document)}`).toBe(true);
  const given = document as EmfDocument;
  for (const { Dimensions, Metrics } of given._aws.CloudWatchMetrics) {
    for (const name of Dimensions.flat()) {
      expect(given[name], name).toMatch(/^(?!:)(?=.*\S)[\x20-\x7e]{1,1024}$/);
    }
    for (const { Name } of Metrics) {
      expect(Number.isFinite(given[Name]), `${Name}: ${String(given[Name])}`).toBe(true);
    }
  }
}

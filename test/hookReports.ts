import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
// As built: every process of a function then starts without stripping types.
import { rehearse, type RehearsalResult, type RehearseOptions } from 'allow-traffic/rehearsal';

/** The published schema of the record. */
export const hookReportSchema: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../schema/hook-report.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

const ajv = new Ajv2020({ allErrors: true });
const validate: ValidateFunction = ajv.compile(hookReportSchema);

/** Fails if a record does not conform to the published schema. */
export function expectValidHookReport(report: unknown): void {
  const isValid = validate(report);
  expect(isValid, `${ajv.errorsText(validate.errors)}: ${JSON.stringify(report)}`).toBe(true);
}

/** Rehearses, and validates every record of the hooks against the published schema. */
export async function rehearseValidated(
  ...given: [Parameters<typeof rehearse>[0], RehearseOptions?]
): Promise<RehearsalResult> {
  const result = await rehearse(...given);
  for (const report of Object.values(result.hookReports)) expectValidHookReport(report);
  return result;
}

import { Array, Object } from '../../lib/primordials.ts';
import {
  placeInWords,
  reportedMismatches,
  type ReportedMismatch,
} from '../../checks/answer/mismatch.ts';
import type { CheckReport } from '../../model/check.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { redactedPaths, type RedactedPaths } from './redactedPaths.ts';
import { parsePointer, type PointerPath } from '../../lib/jsonPointer.ts';
import { decodePayload } from './decodePayload.ts';
import { cutAtPlaces, redactMessage } from './redactMessage.ts';
import { redacted, secretScrubber, type SecretScrubber } from '../../lib/secrets/secretScrubber.ts';

/** What one run hides: the values at the user's pointers, and credentials. */
export interface Redaction {
  /** Whether the user named something to hide. */
  readonly isAsked: boolean;
  /** A request or an answer as the record may show it. Remembers the values that it hides. */
  payload: (value: unknown) => unknown;
  /** A check's report without the values at hidden places. */
  report: (report: CheckReport) => CheckReport;
  /** A text without the hidden values that were seen so far. */
  text: (value: string) => string;
}

/** A value without what is hidden at or below its place. Adds what it hides to `secrets`. */
function walked(
  value: unknown,
  path: PointerPath,
  places: RedactedPaths,
  secrets: SecretScrubber,
): unknown {
  if (places.has(path)) {
    secrets.add(value);
    return redacted;
  }
  if (Array.isArray(value)) {
    return value.map((one, at) => walked(one, [...path, `${at}`], places, secrets));
  }
  if (isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        walked(one, [...path, key], places, secrets),
      ]),
    );
  }
  // The JSON of an object that was too long to be shown in full.
  const isCutJson = typeof value === 'string' && /^[[{]/.test(value);
  return isCutJson && places.hasBelow(path) ? redacted : value;
}

const pointersIn = (value: unknown): string[] =>
  isPlainObject(value) ? Object.keys(value).filter((key) => key === '' || key.startsWith('/')) : [];

/** Redacts `expected` or `actual`. A member named by a pointer is at that place, others at the root. */
function compared(value: unknown, places: RedactedPaths, secrets: SecretScrubber): unknown {
  const pointers = pointersIn(value);
  if (!isPlainObject(value) || pointers.length === 0) {
    return walked(decodePayload(value), [], places, secrets);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      walked(one, parsePointer(key) ?? [key], places, secrets),
    ]),
  );
}

const mismatchesInside = (report: CheckReport): ReportedMismatch[] => [
  ...reportedMismatches(report),
  ...(report.checks ?? []).flatMap(mismatchesInside),
];

/** Makes the redaction of one run. `pointers` are JSON pointers in which `*` stands for any member. */
export function redaction(pointers: readonly string[]): Redaction {
  const places = redactedPaths(pointers);
  const secrets = secretScrubber();
  const isHidden = (pointer: string): boolean => {
    const path = parsePointer(pointer) ?? [];
    return places.has(path) || places.hasBelow(path);
  };
  const redactReport = (given: CheckReport, hidden: readonly ReportedMismatch[]): CheckReport => {
    const { expected, actual, message, checks } = given;
    const shown: CheckReport = { ...given };
    if ('expected' in given) shown.expected = compared(expected, places, secrets);
    if ('actual' in given) shown.actual = compared(actual, places, secrets);
    if (checks !== undefined) shown.checks = checks.map((one) => redactReport(one, hidden));
    if (message !== undefined) {
      const named = [...pointersIn(expected), ...pointersIn(actual)].filter(isHidden);
      const isOwn = reportedMismatches(given).some(
        (one) => redactMessage(message, [one]) !== message,
      );
      const safe = isOwn ? message : cutAtPlaces(message, named.map(placeInWords));
      shown.message = redactMessage(safe, hidden);
    }
    return shown;
  };
  const report = (given: CheckReport): CheckReport => {
    // The message of a combinator quotes those of the checks inside.
    const hidden = mismatchesInside(given).filter(({ pointer }) => isHidden(pointer));
    return withoutSecrets(redactReport(given, hidden), secrets);
  };
  return {
    isAsked: pointers.length > 0,
    payload: (value) => walked(decodePayload(value), [], places, secrets),
    report,
    text: secrets.hide,
  };
}

/** Hides secrets in the texts that a person or a function wrote. */
function withoutSecrets(report: CheckReport, secrets: SecretScrubber): CheckReport {
  const shown: CheckReport = { ...report };
  if (report.message !== undefined) shown.message = secrets.hide(report.message);
  if ('expected' in report) shown.expected = secrets.hideIn(report.expected);
  if ('actual' in report) shown.actual = secrets.hideIn(report.actual);
  if (report.checks) shown.checks = report.checks.map((one) => withoutSecrets(one, secrets));
  if (report.invocations) {
    shown.invocations = report.invocations.map((one) => ({
      ...one,
      ...('sent' in one && { sent: secrets.hideIn(one.sent) }),
      ...('answered' in one && { answered: secrets.hideIn(one.answered) }),
    }));
  }
  return shown;
}

import { type Mismatch } from '../answer/mismatch.ts';
import { pointerOf, valueAt } from '../../lib/jsonPointer.ts';

/** A schema of zod, valibot, arktype and others: what the Standard Schema specification asks for. */
export interface StandardSchema {
  /** What the specification asks a schema library for. */
  readonly '~standard': {
    /** The version of the specification. */
    readonly version: 1;
    /** The schema library's name. */
    readonly vendor: string;
    /** Validates a value, async or not. */
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>;
  };
}

/** `issues` is set if the value does not conform. */
export interface StandardResult {
  /** The violations. Missing if the value conforms. */
  readonly issues?: readonly StandardIssue[] | undefined;
}

/** One violation. */
export interface StandardIssue {
  /** One sentence. */
  readonly message: string;
  /** The keys from the value to the place of the violation. */
  readonly path?:
    | readonly (
        | PropertyKey
        | {
            /** The key, if the library wraps it. */
            readonly key: PropertyKey;
          }
      )[]
    | undefined;
}

/** `true` for a schema object or function of the Standard Schema specification, version 1. */
export function isStandardSchema(value: unknown): value is StandardSchema {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  const standard = (value as Record<string, unknown>)['~standard'];
  return (
    typeof standard === 'object' &&
    standard !== null &&
    (standard as Record<string, unknown>)['version'] === 1 &&
    typeof (standard as Record<string, unknown>)['validate'] === 'function'
  );
}

/** The violations of a value; `root` is where the value stands in the answer. */
export async function standardViolations(
  schema: StandardSchema,
  value: unknown,
  root: string,
): Promise<Mismatch[]> {
  const { issues } = await schema['~standard'].validate(value);
  return (issues ?? []).map(({ message, path = [] }) => {
    const keys = path.map((step) => (typeof step === 'object' ? step.key : step));
    return { pointer: pointerOf(path, root), expected: message, actual: valueAt(value, keys) };
  });
}

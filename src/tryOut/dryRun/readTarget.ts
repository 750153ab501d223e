import { parseFunctionRef } from '../../model/functionRef.ts';
import { DryRunError } from './dryRunError.ts';

/** The version that `--target` names. */
export interface NamedVersion {
  /** A name or an unqualified ARN. */
  readonly functionName: string;
  readonly targetVersion: string;
  /** Only a full ARN has one. */
  readonly region: string | undefined;
}

/** Reads `orders:8` or a qualified ARN. Throws a {@link DryRunError}. */
export function readTarget(text: string): NamedVersion {
  const ref = parseFunctionRef(text.trim());
  if (ref === undefined) {
    throw new DryRunError(
      `--target is ${JSON.stringify(text)}; expected a function and a version, such as orders:8, or a qualified ARN`,
    );
  }
  const { functionName, name, qualifier, region } = ref;
  if (qualifier === undefined) {
    throw new DryRunError(
      `--target ${text} names no version; expected a version number behind the name, such as ${name}:8`,
    );
  }
  if (/^\d+$/.test(qualifier)) return { functionName, targetVersion: qualifier, region };
  const isAlias = qualifier !== '$LATEST';
  throw new DryRunError(
    `--target ${text} names no version number; expected one, such as ${name}:8, since only a version says which code is tested${isAlias ? `. An alias goes into --alias ${qualifier}` : ''}`,
  );
}

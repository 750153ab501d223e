import type { Position } from '../../lib/fileError.ts';
import { textNode, unknownNode, type TemplateNode } from '../source/node.ts';
import type { StackPlace } from './pseudoParameters.ts';

/** The number of the version that the stack publishes. */
export function versionNumber(
  { publishedVersion }: StackPlace,
  reference: { logicalId: string; attribute: string },
  at: Position,
): TemplateNode {
  return publishedVersion === undefined
    ? unpublished(reference, at)
    : textNode(publishedVersion, at, reference);
}

const unpublished = (
  reference: { logicalId: string; attribute: string },
  at: Position,
): TemplateNode =>
  unknownNode(`Lambda numbers the version of '${reference.logicalId}' when it publishes it`, at, {
    resource: reference,
  });

/** A value that CloudFormation has only once the resource exists. */
export const onlyAws = (
  logicalId: string,
  attribute: string | undefined,
  at: Position,
): TemplateNode => {
  const what = attribute === undefined ? `Ref of '${logicalId}'` : `'${logicalId}.${attribute}'`;
  return unknownNode(`${what} has a value only in AWS`, at, {
    resource: { logicalId, ...(attribute !== undefined && { attribute }) },
  });
};

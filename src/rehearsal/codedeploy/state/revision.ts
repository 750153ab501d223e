import { createHash } from 'node:crypto';

/**
 * Where a revision holds its AppSpec: `String` is what CloudFormation, SAM and CDK send,
 * `AppSpecContent` what Terraform and the CLI send.
 */
export type RevisionType = 'String' | 'AppSpecContent';

export interface Revision {
  readonly type: RevisionType;
  readonly content: string;
  /** Of the content, in hex. */
  readonly sha256: string;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const revisionOf = (type: RevisionType, content: string): Revision => ({
  type,
  content,
  sha256: sha256(content),
});

/** RevisionLocation as GetDeployment answers it: without the content. */
export function revisionSummary({ type, sha256 }: Revision): Record<string, unknown> {
  return { revisionType: type, [field(type)]: { sha256 } };
}

/** RevisionLocation as GetApplicationRevision answers it. */
export function revisionWithContent(revision: Revision): Record<string, unknown> {
  const { type, content, sha256 } = revision;
  return { revisionType: type, [field(type)]: { content, sha256 } };
}

const field = (type: RevisionType): string => (type === 'String' ? 'string' : 'appSpecContent');

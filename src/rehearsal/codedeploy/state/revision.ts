import { createHash } from 'node:crypto';

/**
 * Where a revision holds its AppSpec: `String` is what CloudFormation, SAM and CDK send,
 * `AppSpecContent` what Terraform and the CLI send.
 */
export type RevisionType = 'String' | 'AppSpecContent';

/** The member of RevisionLocation that holds a revision of the type. */
export const revisionMember = (type: RevisionType): 'string' | 'appSpecContent' =>
  type === 'String' ? 'string' : 'appSpecContent';

export interface Revision {
  readonly type: RevisionType;
  readonly content: string;
  /** The hash of the content, in hex. */
  readonly sha256: string;
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const revisionOf = (type: RevisionType, content: string): Revision => ({
  type,
  content,
  sha256: sha256(content),
});

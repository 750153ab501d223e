import { revisionMember, type Revision } from '../state/revision.ts';

/** RevisionLocation as GetDeployment answers it: without the content. */
export function revisionSummary({ type, sha256 }: Revision): Record<string, unknown> {
  return { revisionType: type, [revisionMember(type)]: { sha256 } };
}

/** RevisionLocation as GetApplicationRevision answers it. */
export function revisionWithContent({ type, content, sha256 }: Revision): Record<string, unknown> {
  return { revisionType: type, [revisionMember(type)]: { content, sha256 } };
}

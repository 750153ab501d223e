import { fitsGlob, hasOpenValues, openGlob } from './glob.ts';
import type { ArnTarget } from './arnTarget.ts';
import type { Grant, GrantedResource, Permissions } from './grant.ts';

/** Whether an action is allowed; `maybe` has the reason why the template does not tell. */
export type Allowed =
  | { readonly answer: 'yes' }
  | { readonly answer: 'maybe'; readonly why: string }
  /** `near` is a statement that allows the action on something else. */
  | { readonly answer: 'no'; readonly near?: Grant };

type Match = 'yes' | 'maybe' | 'no';

/** Whether a role may do `action` on `target`; without a target, on `*`. Its boundary must allow it, too. */
export function allows(
  permissions: Omit<Permissions, 'at'>,
  action: string,
  target: ArnTarget | undefined,
): Allowed {
  const own = allowsByItself(permissions, action, target);
  if (permissions.boundary === undefined || own.answer === 'no') return own;
  const limit = allows(permissions.boundary, action, target);
  if (limit.answer === 'yes') return own;
  return limit.answer === 'no'
    ? limit
    : { answer: 'maybe', why: `of its permissions boundary: ${limit.why}` };
}

function allowsByItself(
  { grants, unresolved }: Omit<Permissions, 'at'>,
  action: string,
  target: ArnTarget | undefined,
): Allowed {
  const about = grants.filter((grant) => isAbout(grant, action));
  const matches = about.map((grant) => ({ grant, match: matchGrant(grant, target) }));
  const denied = matches.find(({ grant, match }) => grant.effect === 'Deny' && match === 'yes');
  if (denied) return { answer: 'no', near: denied.grant };
  const allowing = matches.filter(({ grant }) => grant.effect === 'Allow');
  if (allowing.some(({ match }) => match === 'yes')) return { answer: 'yes' };
  const [unclear] = allowing.filter(({ match }) => match === 'maybe');
  if (unclear) return { answer: 'maybe', why: whyUnclear(unclear.grant) };
  const hidden = unresolved.find((one) => one.action === undefined || one.action === action);
  if (hidden) return { answer: 'maybe', why: hidden.why };
  const near = allowing[0]?.grant;
  return { answer: 'no', ...(near && { near }) };
}

/** Whether a statement is about an action; IAM does not distinguish case there. */
export function isAbout({ actions, isInverted }: Grant, action: string): boolean {
  return actions.some((pattern) => fitsGlob(pattern, action, 'i')) !== isInverted;
}

function matchGrant({ resources, isConditional }: Grant, target: ArnTarget | undefined): Match {
  const matches = resources.map((resource) => matchResource(resource, target));
  if (matches.includes('yes')) return isConditional ? 'maybe' : 'yes';
  return matches.includes('maybe') ? 'maybe' : 'no';
}

const whyUnclear = ({ isConditional, resources, at }: Grant): string => {
  if (isConditional) return `the statement in line ${at.line} has a 'Condition'`;
  const unknown = resources.find(({ kind }) => kind === 'unknown');
  const reason = unknown?.kind === 'unknown' ? `: ${unknown.why}` : '';
  return `the resource of the statement in line ${at.line} is known only in AWS${reason}`;
};

function matchResource(resource: GrantedResource, target: ArnTarget | undefined): Match {
  if (resource.kind === 'unknown') return 'maybe';
  if (resource.kind === 'reference') {
    if (target?.isReference(resource.reference) === true) return 'yes';
    // A version is never anything else; other attributes may be any ARN.
    return resource.reference.attribute === 'Version' ? 'no' : 'maybe';
  }
  if (resource.text === '*') return 'yes';
  return target === undefined ? 'no' : matchText(resource.text, target);
}

/** Region and account are left out of the comparison: a template seldom knows its own. */
function matchText(text: string, target: ArnTarget): Match {
  const { service, path } = target;
  if (fitsGlob(text, `arn:aws:${service}:\${Region}:\${AccountId}:${path}`)) return 'yes';
  const [scheme, , inService = '', , , ...rest] = text.split(':');
  if (scheme !== 'arn' || rest.length === 0) return hasOpenValues(text) ? 'maybe' : 'no';
  const pattern = rest.join(':');
  if (!fitsGlob(inService, service)) return 'no';
  if (fitsGlob(pattern, path)) return 'yes';
  return mayFit(pattern, target) ? 'maybe' : 'no';
}

/** Whether a pattern could fit once AWS has filled in the open values and generated names. */
function mayFit(pattern: string, { path, name, isGenerated }: ArnTarget): boolean {
  const [type = ''] = path.split(':');
  if (!pattern.startsWith(`${type}:`) && !pattern.startsWith('${')) return false;
  const inPattern = pattern.slice(type.length + 1).split(':')[0] ?? '';
  // The same name with another qualifier stays another resource.
  if (inPattern === name) return false;
  if (hasOpenValues(pattern) || hasOpenValues(path)) {
    return (
      fitsGlob(openGlob(pattern), path) ||
      fitsGlob(openGlob(path), pattern) ||
      (hasOpenValues(pattern) && hasOpenValues(path))
    );
  }
  // A generated name begins with the stack's name, has no underscore, and ends with random characters.
  return isGenerated && /[*?]/.test(inPattern) && !inPattern.includes('_');
}

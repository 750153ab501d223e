import { Boolean, process } from '../../lib/primordials.ts';
/**
 * Whether environment variables hold credentials that the SDK will use. Only then may init resolve
 * them: otherwise the SDK's providers may ask STS for a role, which is a signed request.
 */
export function hasOwnCredentials(): boolean {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_PROFILE } = process.env;
  return Boolean(AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY && !AWS_PROFILE);
}

import { Boolean, process } from '../lib/primordials.ts';
/**
 * Whether the environment holds credentials that the SDK will take. Only then may it be asked for them
 * in init: else its providers may ask STS for a role, which is a signed request.
 */
export function hasOwnCredentials(): boolean {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_PROFILE } = process.env;
  return Boolean(AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY && !AWS_PROFILE);
}

import { Object } from '../primordials.ts';
import { secretScrubber, type SecretScrubber } from './secretScrubber.ts';

/** Matches Lambda's own credentials and the usual names for secrets. */
const secretName = /SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|(API|PRIVATE|ACCESS)_?KEY/i;

/** Shorter values may be words that appear in a text for other reasons. */
const leastLength = 16;

/** The values of environment variables that look like secrets. */
export function environmentSecrets(
  ...environments: readonly Readonly<Record<string, string | undefined>>[]
): SecretScrubber {
  const secrets = secretScrubber();
  for (const [name, value] of environments.flatMap((one) => Object.entries(one))) {
    if (value !== undefined && value.length >= leastLength && secretName.test(name)) {
      secrets.add(value);
    }
  }
  return secrets;
}

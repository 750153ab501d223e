/**
 * Stands where the SDK's chain of credential providers would be: on Lambda the role's credentials
 * are in the environment, and STS, SSO, ini files and IMDS are a third of the bundle.
 * Exports what a client takes from `@aws-sdk/credential-provider-node`.
 */

interface EnvironmentCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
  credentialScope?: string;
  accountId?: string;
  /** How the SDK's user agent says where credentials came from. */
  $source: { CREDENTIALS_ENV_VARS: 'g' };
}

/** Named as the SDK's own error of a chain that found nothing. */
class CredentialsProviderError extends Error {
  override readonly name = 'CredentialsProviderError';
}

function fromEnvironment(): EnvironmentCredentials {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_CREDENTIAL_EXPIRATION: expiration,
    AWS_CREDENTIAL_SCOPE: credentialScope,
    AWS_ACCOUNT_ID: accountId,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) {
    throw new CredentialsProviderError(
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set; this bundle takes credentials from the environment alone, as Lambda provides them',
    );
  }
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(expiration ? { expiration: new Date(expiration) } : {}),
    ...(credentialScope ? { credentialScope } : {}),
    ...(accountId ? { accountId } : {}),
    $source: { CREDENTIALS_ENV_VARS: 'g' },
  };
}

/** The provider that a client is built with. Rejects where the environment has no credentials. */
export const defaultProvider: () => () => Promise<EnvironmentCredentials> = () => () =>
  new Promise((resolve) => resolve(fromEnvironment()));

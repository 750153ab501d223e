/**
 * Replaces the SDK's chain of credential providers. On Lambda the role's credentials are in
 * environment variables, and STS, SSO, ini files and IMDS would be a third of the bundle.
 * Exports what a client imports from `@aws-sdk/credential-provider-node`.
 */

interface EnvironmentCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
  credentialScope?: string;
  accountId?: string;
  /** Tells the SDK's user agent where the credentials came from. */
  $source: { CREDENTIALS_ENV_VARS: 'g' };
}

/** Has the name of the SDK's own error for a chain that found nothing. */
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
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set; this bundle takes credentials only from environment variables, as Lambda provides them',
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

/** The provider of a client's credentials. Rejects if the environment variables hold none. */
export const defaultProvider: () => () => Promise<EnvironmentCredentials> = () => () =>
  new Promise((resolve) => resolve(fromEnvironment()));

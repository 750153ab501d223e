import type { LambdaClient } from '@aws-sdk/client-lambda';
import { lambdaClient } from '../../aws/client/lambdaClient.ts';
import { definedMembers } from '../../lib/objects.ts';
import { DryRunError } from './dryRunError.ts';

/** The user's own region and credentials. */
export interface AwsSession {
  readonly client: LambdaClient;
  readonly region: string;
  /** The environment in which a process has this region and these credentials. */
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Finds the region and the credentials as every AWS SDK does: environment variables, the profile, SSO, the
 * machine's role. A hook's bundle looks only in environment variables, as on Lambda, so that the checks get
 * them there. Rejects with a {@link DryRunError}.
 */
export async function awsSession(targetRegion: string | undefined): Promise<AwsSession> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  // The AWS CLI takes the second one too; the SDK for JavaScript does not.
  const known = targetRegion ?? (AWS_REGION || AWS_DEFAULT_REGION || undefined);
  const client = lambdaClient(definedMembers({ region: known }));
  const region = await client.config.region().catch((error: unknown) => {
    const advice = 'no AWS region is set; set AWS_REGION, or region in the profile that you use';
    throw new DryRunError(advice, { cause: error });
  });
  const credentials = await client.config.credentials().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new DryRunError(
      `no AWS credentials were found (${why}); set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY`,
      { cause: error },
    );
  });
  const environment = {
    ...process.env,
    // The SDK would look into the profile instead of the variables.
    AWS_PROFILE: undefined,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
  return { client, region, environment };
}

import { AwsError } from './awsError.ts';

/** What the `Authorization` header says of a signature. */
export interface Authorization {
  accessKeyId: string;
  region: string;
  service: string;
  signedHeaders: ReadonlySet<string>;
  signature: string;
}

const form =
  /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/\d{8}\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/;

/** Undefined if it is not a signature of version 4. */
export function readAuthorization(header: string): Authorization | undefined {
  const [, accessKeyId, region, service, signed, signature] = form.exec(header) ?? [];
  if (!accessKeyId || !region || !service || !signed || !signature) return undefined;
  return { accessKeyId, region, service, signedHeaders: new Set(signed.split(';')), signature };
}

/** The services that the stand-in has, by the names that requests are signed for. */
const signingNames: readonly string[] = ['codedeploy', 'lambda', 'monitoring', 'sns'];

/** Said before the signature is looked at: S3, for example, signs in another way. */
export function refuseOtherServices(service: string): void {
  if (signingNames.includes(service)) return;
  throw new AwsError(
    'UnknownOperationException',
    `The stand-in has CodeDeploy, Lambda, CloudWatch and SNS, but not '${service}'. A function that needs ` +
      `it must get an endpoint for it: AWS_ENDPOINT_URL_ and the service, in its environment.`,
  );
}

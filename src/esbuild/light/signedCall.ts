import type { LightConfig } from './lightSettings.ts';
import { RequestSigner } from './requestSigner.ts';

interface Response {
  headers?: Record<string, string>;
}

interface Failure {
  ServerTime?: string;
  $response?: Response;
  $metadata?: { clockSkewCorrected?: boolean };
}

/** An answer that is older than this says nothing about the clock. */
const longestCallMs = 900_000;

/** From this difference on AWS refuses a signature, and the SDK calls the clock wrong. */
const wrongClockMs = 240_000;

/** The difference of the service's clock to ours after an answer; the present one if the answer has none. */
function offsetAfter(
  time: string,
  response: Response | undefined,
  present: number,
  sentAt: number,
): number {
  const age = response?.headers?.['age'] ?? response?.headers?.['Age'];
  const serverTime = Date.parse(time);
  const receivedAt = Date.now();
  if (age !== undefined || Number.isNaN(serverTime)) return present;
  return receivedAt - sentAt > longestCallMs ? present : serverTime - receivedAt;
}

const dateOf = (response: Response | undefined): string | undefined =>
  response?.headers?.['date'] ?? response?.headers?.['Date'];

/**
 * Signs a request and makes the call. Notes how far the service's clock is from ours, as the SDK does, so
 * that the next signature fits; an error says whether it was that.
 */
export async function signedCall<Done extends { response: Response }>(
  config: LightConfig,
  request: unknown,
  call: (signed: unknown) => Promise<Done>,
): Promise<Done> {
  const { signingName: service } = config;
  const signer = new RequestSigner({
    credentials: config.credentials as never,
    region: await config.region(),
    service,
  });
  const isFixed = await config.disableClockSkewCorrection();
  const offset = config.systemClockOffset;
  const sentAt = Date.now();
  const signingDate = new Date(sentAt + (isFixed ? 0 : offset));
  const signed = await signer.signRequest(request as never, signingDate);
  const note = (time: string | undefined, response: Response | undefined): boolean => {
    if (isFixed || !time) return false;
    config.systemClockOffset = offsetAfter(time, response, config.systemClockOffset, sentAt);
    return true;
  };
  let done: Done;
  try {
    done = await call(signed);
  } catch (error) {
    const { ServerTime, $response, $metadata } = error as Failure;
    if (note(ServerTime ?? dateOf($response), $response) && $metadata) {
      const now = config.systemClockOffset;
      if (Math.abs(now) >= wrongClockMs && now !== offset) $metadata.clockSkewCorrected = true;
    }
    throw error;
  }
  note(dateOf(done.response), done.response);
  return done;
}

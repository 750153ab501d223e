import { randomUUID } from 'node:crypto';

interface Metadata {
  attempts?: number;
  totalRetryDelay?: number;
}

/** As the SDK turns whatever was thrown into an error. */
function asError(thrown: unknown): Error & { $metadata?: Metadata } {
  if (thrown instanceof Error) return thrown;
  if (thrown instanceof Object) return Object.assign(new Error(), thrown);
  return new Error(
    typeof thrown === 'string' ? thrown : `AWS SDK error wrapper for ${String(thrown)}`,
  );
}

const once: Required<Metadata> = { attempts: 1, totalRetryDelay: 0 };

/**
 * The SDK's retries with one attempt at most, which is what the package asks for: it repeats calls itself. It
 * counts the attempt, and says so in the request.
 */
export async function attemptOnce<Done extends { output?: unknown }>(
  attempt: () => Promise<Done>,
  { headers }: { headers: Record<string, string> },
  abortSignal: AbortSignal | undefined,
): Promise<Done> {
  headers['amz-sdk-invocation-id'] = randomUUID();
  headers['amz-sdk-request'] = 'attempt=1; max=1';
  try {
    const done = await attempt();
    Object.assign((done.output as { $metadata: Metadata }).$metadata, once);
    return done;
  } catch (thrown) {
    const error = asError(thrown);
    if (abortSignal?.aborted) {
      throw Object.assign(new Error('Request aborted'), { name: 'AbortError' });
    }
    Object.assign((error.$metadata ??= {}), once);
    throw error;
  }
}

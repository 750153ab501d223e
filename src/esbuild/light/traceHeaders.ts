import { InvokeStore } from '@aws/lambda-invoke-store';

interface Store {
  getXRayTraceId(): string | undefined;
  getTraceparent?(): string | undefined;
  getTracestate?(): string | undefined;
  getBaggage?(): string | undefined;
}

/** The headers by which AWS follows a call from function to function, and stops a function that calls itself. */
export async function traceHeaders(): Promise<Record<string, string>> {
  const { AWS_LAMBDA_FUNCTION_NAME, _X_AMZN_TRACE_ID } = process.env;
  const store: Store = await InvokeStore.getInstanceAsync();
  const traceId = store.getXRayTraceId() ?? _X_AMZN_TRACE_ID;
  const traceparent = store.getTraceparent?.();
  const headers = {
    'X-Amzn-Trace-Id': AWS_LAMBDA_FUNCTION_NAME ? traceId : undefined,
    traceparent,
    tracestate: traceparent && store.getTracestate?.(),
    baggage: traceparent && store.getBaggage?.(),
  };
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}

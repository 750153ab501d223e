import { fileURLToPath } from 'node:url';

/** Built, also if this code runs as source: Node.js loads it into every process of a function. */
const guard = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../../dist/networkGuard.cjs' : './networkGuard.cjs',
    import.meta.url,
  ),
);

export interface NetworkInput {
  functionName: string;
  version: string;
  /** The endpoint URL of the stand-in, which is also the proxy that refuses everything. */
  endpoint: string;
  /** What the user gave; proxy settings among it win. */
  environment: Readonly<Record<string, string>>;
}

/** A host that has an endpoint of the user's own is not past the stand-in. */
function ownEndpoints(environment: NetworkInput['environment']): string[] {
  return Object.entries(environment)
    .filter(([name, value]) => name.startsWith('AWS_ENDPOINT_URL') && URL.canParse(value))
    .map(([, value]) => new URL(value).hostname);
}

/**
 * Variables by which calls past the stand-in fail at once with a sentence, instead of reaching a network or
 * waiting for one. Clients in every language read the proxy's; loopback and what the user's own `NO_PROXY`
 * names stay open.
 */
export function networkSettings({
  functionName,
  version,
  endpoint,
  environment,
}: NetworkInput): Record<string, string> {
  const own = (name: string): string | undefined =>
    environment[name] ?? environment[name.toLowerCase()];
  const caller = `${encodeURIComponent(functionName)}:${encodeURIComponent(version)}`;
  const refusing = endpoint.replace('://', `://${caller}@`);
  const open = [own('NO_PROXY'), 'localhost', '127.0.0.1', '::1', ...ownEndpoints(environment)];
  const settings = {
    HTTP_PROXY: own('HTTP_PROXY') ?? refusing,
    HTTPS_PROXY: own('HTTPS_PROXY') ?? refusing,
    // Python knows `*` only if it stands alone.
    NO_PROXY: own('NO_PROXY') === '*' ? '*' : open.filter(Boolean).join(','),
  };
  const lower: Record<string, string> = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const isOpen =
    settings.NO_PROXY === '*' ||
    own('HTTP_PROXY') !== undefined ||
    own('HTTPS_PROXY') !== undefined;
  const { NODE_OPTIONS: options } = environment;
  const preload = [`--require=${JSON.stringify(guard)}`, options].filter(Boolean).join(' ');
  return { ...settings, ...lower, ...(!isOpen && { NODE_OPTIONS: preload }) };
}

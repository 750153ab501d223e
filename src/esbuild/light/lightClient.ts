import { calculateBodyLength } from '@smithy/core/serde';
import { getSchemaSerdePlugin } from '@smithy/core/schema';
import { attemptOnce } from './attemptOnce.ts';
import { findEndpoint } from './findEndpoint.ts';
import { lightSettings, type LightConfig } from './lightSettings.ts';
import type { LazySchema } from './lazily.ts';
import { registerErrors } from './registerErrors.ts';
import type { Schema, ServiceParts } from './serviceParts.ts';
import { signedCall } from './signedCall.ts';
import { traceHeaders } from './traceHeaders.ts';
import { userAgentHeaders } from './userAgent.ts';

interface Request {
  hostname: string;
  port?: number | null;
  headers: Record<string, string>;
  body?: unknown;
}

interface Response {
  statusCode: number;
  headers?: Record<string, string>;
}

interface Done {
  response: Response;
  output?: unknown;
}

type Next<Step> = (step: Step) => Promise<Done>;
type Middleware = (
  next: (step: { request: Request }) => Promise<Done>,
  context: object,
) => Next<{ input?: unknown; request?: unknown }>;

/** A command of the SDK: what is asked, and the schema of its operation. */
export interface LightCommand {
  readonly input: object;
  readonly schema: Schema;
}

/** The class of an operation's commands. */
export function command(schema: LazySchema): new (input?: object) => LightCommand {
  return class {
    readonly input: object;
    readonly schema: Schema = schema();
    constructor(input: object = {}) {
      this.input = input;
    }
  };
}

/** The SDK's own steps that write a request and read its answer. */
function serdeOf(config: object): [write: Middleware, read: Middleware] {
  const found: Middleware[] = [];
  const stack = { add: (middleware: unknown) => found.push(middleware as Middleware) };
  getSchemaSerdePlugin(config as never).applyToStack(stack as never);
  return found as [Middleware, Middleware];
}

/** The ids of features that the SDK counts, in its order. */
function features(config: LightConfig, mode: string, identity: Record<string, unknown>): string[] {
  return [
    ...(config['isCustomEndpoint'] ? ['N'] : []),
    mode === 'adaptive' ? 'F' : 'E',
    ...(identity['accountId'] ? ['T'] : []),
    ...Object.values((identity['$source'] ?? {}) as Record<string, string>),
  ];
}

/** A client of one service: the SDK's steps in the SDK's order, without what other services need. */
export class LightClient {
  readonly config: LightConfig;
  readonly #parts: ServiceParts;
  readonly #serde: [write: Middleware, read: Middleware];

  constructor(
    parts: ServiceParts,
    makeProtocol: (settings: never) => unknown,
    settings: object = {},
  ) {
    this.#parts = parts;
    this.config = lightSettings(parts, { ...settings });
    this.config['protocol'] = makeProtocol(parts.protocolSettings as never);
    this.#serde = serdeOf(this.config);
  }

  async #addHeaders(request: Request, identity: Record<string, unknown>): Promise<void> {
    const { config } = this;
    const { headers, body, hostname, port } = request;
    if (body && !('content-length' in headers)) {
      headers['content-length'] = String(calculateBodyLength(body));
    }
    const { serviceId, clientVersion } = this.#parts;
    const { mode } = await config.retryStrategy();
    const appId = await config.userAgentAppId();
    const used = features(config, mode, identity);
    Object.assign(headers, userAgentHeaders({ serviceId, clientVersion, features: used, appId }));
    headers['host'] ??= port == null ? hostname : `${hostname}:${port}`;
    Object.assign(headers, await traceHeaders());
  }

  async send(
    { schema, input }: LightCommand,
    options: { abortSignal?: AbortSignal } = {},
  ): Promise<unknown> {
    const { config } = this;
    const [write, read] = this.#serde;
    await config.region();
    await config.authSchemePreference();
    const identity = await config.credentials({});
    const context = {
      __smithy_context: { operationSchema: schema },
      endpointV2: await findEndpoint(config),
    };
    const handler = config['requestHandler'] as {
      handle(request: unknown, options: object): Promise<Done>;
    };
    const handle = async ({ request }: { request: unknown }): Promise<Done> => {
      const done = await handler.handle(request, options);
      if (done.response.statusCode >= 300) registerErrors(this.#parts);
      return done;
    };
    const call = write(async ({ request }) => {
      await this.#addHeaders(request, identity);
      return attemptOnce(
        () => signedCall(config, request, (signed) => read(handle, context)({ request: signed })),
        request,
        options.abortSignal,
      );
    }, context);
    return (await call({ input })).output;
  }

  destroy(): void {
    (this.config['requestHandler'] as { destroy?(): void }).destroy?.();
  }
}

import { Date, Object, process } from '../../lib/primordials.ts';
import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import { closeHeldSocket, usesHeldSocket } from './heldSocket.ts';
import { rememberedLookup } from '../rememberedLookup.ts';

/** The sockets that all clients of the process share. */
export interface Connections {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

/** The SDK sets up its own agents like this. */
const agentOptions = { keepAlive: true, maxSockets: 50, lookup: rememberedLookup };

/** The service may have closed a socket that was idle for longer; a frozen process did not see it. */
const longestIdleMs = 5_000;

let shared: Connections | undefined;
let lastUse = 0;

/** Makes them on first use: nothing happens while a module loads. */
export function connections(): Connections {
  if (shared) return shared;
  // Not an import, because Node 24 takes ten times as long for node:https from an ES module.
  const http = process.getBuiltinModule('node:http');
  const https = process.getBuiltinModule('node:https');
  lastUse = Date.now();
  shared = {
    httpAgent: usesHeldSocket(new http.Agent(agentOptions)),
    // Said here, a check cannot switch it off by NODE_TLS_REJECT_UNAUTHORIZED.
    httpsAgent: usesHeldSocket(new https.Agent({ ...agentOptions, rejectUnauthorized: true })),
  };
  return shared;
}

/**
 * Call it when an invocation begins. Closes sockets that were idle for long: Lambda freezes the
 * process between invocations, and a request on a dead socket is not repeated.
 */
export function closeIdleSockets(): void {
  const idleMs = Date.now() - lastUse;
  lastUse = Date.now();
  if (!shared || idleMs <= longestIdleMs) return;
  closeHeldSocket();
  for (const { freeSockets } of [shared.httpAgent, shared.httpsAgent]) {
    for (const socket of Object.values(freeSockets).flat()) socket?.destroy();
  }
}

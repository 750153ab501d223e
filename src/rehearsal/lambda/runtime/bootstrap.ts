/**
 * The process of a function. It does what AWS's Node.js runtime client does, against any Runtime
 * API. nodejs22.x comes with version 3.3 of that client, nodejs24.x with 4.0. The two differ in
 * unhandled rejections, throws in timers and an empty event loop, and so does this file.
 */
import { flushCompileCache } from 'node:module';
import { delimiter } from 'node:path';
import { logError, logWritten, patchConsole, setLoggedRequest } from './consoleLog.ts';
import { invocationContext } from './invocationContext.ts';
import { provideModules } from './layerModules.ts';
import { loadHandler, type UserHandler } from './loadHandler.ts';
import { provideSdkV2 } from './provideSdkV2.ts';
import { isStreaming, provideStreaming, runStreaming } from './responseStream.ts';
import { refuseCallback, runPromised, runWithCallback, serialize } from './runHandler.ts';
import { createRuntimeClient, type NextInvocation } from './runtimeClient.ts';
import { errorDocument, errorLine, RuntimeError } from './runtimeErrors.ts';

const { env } = process;
const client = createRuntimeClient(env['AWS_LAMBDA_RUNTIME_API'] ?? '');
const hasCallbacks = env['AWS_EXECUTION_ENV'] === 'AWS_Lambda_nodejs22.x';
// User code may replace process.exit; the runtime itself must still be able to exit.
const exit = process.exit.bind(process);

/** The request id; undefined during init. */
let running: string | undefined;

function post(document: string): Promise<void> {
  return running === undefined ? client.failInit(document) : client.fail(running, document);
}

function crash(title: string, error: unknown, exitCode: number): void {
  logError(errorLine(title, error));
  if (!hasCallbacks) exit(1);
  void post(errorDocument(error)).finally(() => exit(exitCode));
}

function listen(): void {
  process.on('uncaughtException', (error) => crash('Uncaught Exception', error, 129));
  process.on('unhandledRejection', (reason) => {
    const error = new RuntimeError('UnhandledPromiseRejection', String(reason), reason);
    crash('Unhandled Promise Rejection', error, 128);
  });
}

async function answer(handler: UserHandler, next: NextInvocation): Promise<string | Buffer> {
  const context = invocationContext(next);
  const event: unknown = JSON.parse(next.body);
  if (isStreaming(handler)) return runStreaming(handler, event, context);
  const run = hasCallbacks ? runWithCallback : runPromised;
  return serialize(await run(handler, event, context), !hasCallbacks);
}

async function invoke(handler: UserHandler, next: NextInvocation): Promise<void> {
  const requestId = String(next.headers['lambda-runtime-aws-request-id']);
  running = requestId;
  setLoggedRequest(requestId);
  env['_X_AMZN_TRACE_ID'] = String(next.headers['lambda-runtime-trace-id'] ?? '');
  try {
    const answered = await answer(handler, next);
    await logWritten();
    await client.respond(requestId, answered);
  } catch (error) {
    logError(errorLine('Invoke Error', error));
    await logWritten();
    await client.fail(requestId, errorDocument(error));
  }
}

async function start(): Promise<UserHandler> {
  const folders = (env['NODE_PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  provideModules(folders, env['_ALLOW_TRAFFIC_SDK']);
  delete env['_ALLOW_TRAFFIC_SDK'];
  provideStreaming();
  provideSdkV2(env);
  const handler = await loadHandler(env['LAMBDA_TASK_ROOT'] ?? '.', env['_HANDLER'] ?? '');
  if (!hasCallbacks && !isStreaming(handler)) refuseCallback(handler);
  // A function is killed, and Node.js writes its compile cache, if there is one, only at an exit.
  flushCompileCache();
  return handler;
}

async function main(): Promise<void> {
  let handler: UserHandler;
  try {
    handler = await start();
  } catch (error) {
    logError(errorLine('Init Error', error));
    await client.failInit(errorDocument(error));
    exit(1);
    return;
  }
  for (;;) await invoke(handler, await client.next());
}

patchConsole();
listen();
// If the Runtime API is gone, no one is left to report to.
main().catch(() => exit(1));

/**
 * The process of a function: does what AWS's Node.js runtime client does, against any Runtime
 * API. nodejs22.x comes with the client's 3.3 line, nodejs24.x with 4.0; where the two differ
 * (unhandled rejections, throws in timers, an empty loop), so does this.
 */
import { delimiter } from 'node:path';
import { logError, logWritten, patchConsole, setLoggedRequest } from './consoleLog.ts';
import { invocationContext } from './invocationContext.ts';
import { provideModules } from './layerModules.ts';
import { loadHandler, type UserHandler } from './loadHandler.ts';
import { isStreaming, provideStreaming, runStreaming } from './responseStream.ts';
import { refuseCallback, runPromised, runWithCallback, serialized } from './runHandler.ts';
import { createRuntimeClient, type NextInvocation } from './runtimeClient.ts';
import { errorDocument, loggedError, RuntimeError } from './runtimeErrors.ts';

const { env } = process;
const client = createRuntimeClient(env['AWS_LAMBDA_RUNTIME_API'] ?? '');
const hasCallbacks = env['AWS_EXECUTION_ENV'] === 'AWS_Lambda_nodejs22.x';
// User code may replace it; the runtime's own exits must not be caught by that.
const exit = process.exit.bind(process);

/** Undefined while the function initializes. */
let running: string | undefined;

function post(document: string): Promise<void> {
  return running === undefined ? client.failInit(document) : client.fail(running, document);
}

function crash(title: string, error: unknown, exitCode: number): void {
  logError(loggedError(title, error));
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
  return serialized(await run(handler, event, context));
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
    logError(loggedError('Invoke Error', error));
    await logWritten();
    await client.fail(requestId, errorDocument(error));
  }
}

async function start(): Promise<UserHandler> {
  const folders = (env['NODE_PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  provideModules(folders, env['_ALLOW_TRAFFIC_SDK']);
  delete env['_ALLOW_TRAFFIC_SDK'];
  provideStreaming();
  const handler = await loadHandler(env['LAMBDA_TASK_ROOT'] ?? '.', env['_HANDLER'] ?? '');
  if (!hasCallbacks && !isStreaming(handler)) refuseCallback(handler);
  return handler;
}

async function main(): Promise<void> {
  let handler: UserHandler;
  try {
    handler = await start();
  } catch (error) {
    logError(loggedError('Init Error', error));
    await client.failInit(errorDocument(error));
    exit(1);
    return;
  }
  for (;;) await invoke(handler, await client.next());
}

patchConsole();
listen();
// Where the Runtime API is gone, so is whoever asked: nobody is left to tell.
main().catch(() => exit(1));

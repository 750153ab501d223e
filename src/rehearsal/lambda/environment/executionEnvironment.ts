import { setImmediate as turn } from 'node:timers/promises';
import { raceEndings, type Ending, type RunLimit } from './raceEndings.ts';
import { deferred } from './deferred.ts';
import type { ExecutionLog } from './executionLog.ts';
import { exitFailure, postedFailure, timeoutFailure, type Failure } from './failure.ts';
import { openRuntimeApi, type RuntimeInvocation, type RuntimeApi } from './runtimeApi.ts';
import { startProcess, type Launch, type RuntimeProcess } from './runtimeProcess.ts';

/** The result of init or of an invocation. */
export interface RunResult {
  /** The function's answer; undefined if it failed. */
  body?: Buffer;
  failure?: Failure;
  /** Real milliseconds since the process started or received the event. */
  durationMs: number;
  /** The environment's peak so far; undefined if the operating system does not report memory. */
  maxMemoryUsedMb?: number;
}

/** How long an invocation waits, after the answer, for the process to ask for its next event. */
const ASK_GRACE_MS = 100;

/** If the process cannot be started, its Runtime API must not stay open. */
async function closeOnThrow<T>(api: RuntimeApi, make: () => T): Promise<T> {
  try {
    return make();
  } catch (error) {
    await api.close();
    throw error;
  }
}

/** One execution environment: a process, its Runtime API and the current invocation. */
export class ExecutionEnvironment {
  readonly log: ExecutionLog;
  readonly process: RuntimeProcess;
  readonly #api: RuntimeApi;
  #asked = deferred<Ending>();
  #answered = deferred<Ending>();
  #current: string | undefined;
  #isWaiting = false;
  #peakMb: number | undefined;

  private constructor(log: ExecutionLog, launch: (address: string) => Launch, api: RuntimeApi) {
    this.log = log;
    this.#api = api;
    this.process = startProcess(launch(api.address));
    void this.process.exited.then(() => api.close());
  }

  static async start(
    log: ExecutionLog,
    launch: (address: string) => Launch,
  ): Promise<ExecutionEnvironment> {
    const settle = (requestId: string, ending: Ending): void => {
      if (requestId === environment.#current) environment.#answered.resolve(ending);
    };
    const api = await openRuntimeApi({
      onNext: () => environment.#onNext(),
      onResponse: (id, body) => settle(id, { kind: 'answer', body }),
      onError: (id, document) => settle(id, { kind: 'error', document }),
      onInitError: (document) => environment.#answered.resolve({ kind: 'error', document }),
    });
    const environment = await closeOnThrow(api, () => new ExecutionEnvironment(log, launch, api));
    return environment;
  }

  /** Resolves when the process asks for its first event; if init fails, the process ends. */
  async init(requestId: string, limit: RunLimit): Promise<RunResult> {
    const started = performance.now();
    const ending = await this.#race([this.#asked.promise, this.#answered.promise], limit);
    const durationMs = performance.now() - started;
    if (ending.kind === 'asked') return { durationMs };
    await this.#stop();
    return this.#result({ durationMs, failure: this.#failure(requestId, ending, limit, 'error') });
  }

  async run(invocation: RuntimeInvocation, limit: RunLimit): Promise<RunResult> {
    this.#asked = deferred();
    this.#answered = deferred();
    this.#current = invocation.requestId;
    this.#isWaiting = false;
    this.process.thaw();
    const started = performance.now();
    this.#api.answerNext(invocation);
    const ending = await this.#race([this.#answered.promise], limit);
    const durationMs = performance.now() - started;
    this.#current = undefined;
    if (ending.kind === 'timeout') await this.#stop();
    else await this.#race([this.#asked.promise], { ...limit, milliseconds: ASK_GRACE_MS });
    // Output that the process wrote before it answered arrives through another pipe, perhaps later.
    await turn();
    await turn();
    if (ending.kind === 'answer') return this.#result({ durationMs, body: ending.body });
    const failure = this.#failure(invocation.requestId, ending, limit, 'failure');
    return this.#result({ durationMs, failure });
  }

  /** Whether the process is waiting for its next event. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  /** Whether a process that has answered asks for its next event within `milliseconds`. */
  async waitsWithin(milliseconds: number): Promise<boolean> {
    const limit = { milliseconds: Math.max(1, milliseconds), timeoutSeconds: 0 };
    const ending = await this.#race([this.#asked.promise], { ...limit, memorySizeMb: Infinity });
    return ending.kind === 'asked';
  }

  async end(): Promise<void> {
    this.process.kill();
    await this.process.exited;
    await this.#api.close();
  }

  #onNext(): void {
    this.#isWaiting = true;
    this.#asked.resolve({ kind: 'asked' });
  }

  /** The peak never exceeds the limit: Lambda would not have given more memory. */
  #measure(memorySizeMb: number): void {
    const memory = this.process.memory();
    if (memory === undefined) return;
    // A process that was just killed has no memory any more, but had its peak.
    const peakMb = Math.min(memorySizeMb, Math.ceil(memory.peakMb));
    this.#peakMb = Math.max(this.#peakMb ?? 0, peakMb);
    if (memory.ownMb > memorySizeMb) this.process.killForMemory();
  }

  async #stop(): Promise<void> {
    this.process.kill();
    await this.process.exited;
  }

  #result(result: { durationMs: number; body?: Buffer; failure?: Failure }): RunResult {
    const peak = this.#peakMb;
    return { ...result, ...(peak === undefined ? {} : { maxMemoryUsedMb: peak }) };
  }

  #failure(requestId: string, ending: Ending, limit: RunLimit, status: Failure['status']): Failure {
    if (ending.kind === 'error') return postedFailure(ending.document, status);
    if (ending.kind === 'exit') return exitFailure(requestId, ending.status);
    return timeoutFailure(requestId, limit.timeoutSeconds);
  }

  #race(endings: Promise<Ending>[], limit: RunLimit): Promise<Ending> {
    return raceEndings(this.process, endings, limit, () => this.#measure(limit.memorySizeMb));
  }
}

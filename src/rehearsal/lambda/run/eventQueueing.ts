import { AwsError } from '../../http/awsError.ts';
import { LATEST, type EventInvokeConfig } from '../state/functionStore.ts';
import { pickVersion, targetArn, type Target } from '../state/resolveTarget.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { InvocationOutcome } from '../lambdaStandIn.ts';
import { runInvocation } from './runInvocation.ts';

/** Lambda's own: two retries, an event lives six hours. */
export const DEFAULT_EVENT_CONFIG = { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 21_600 };

/** Called when no more attempts follow: how many there were, and why they ended. */
export interface Delivered {
  outcome: InvocationOutcome;
  attempts: number;
  condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';
}

export interface QueuedEvent {
  target: Target;
  payload: Buffer;
}

/** Minutes before the first and the second retry. */
const RETRY_MINUTES = [1, 2];
/** Minutes before a throttled event is tried again: from a second, doubled up to five minutes. */
const throttleMinutes = (throttles: number): number => Math.min(5, 2 ** throttles / 60);

export function configOf({ fn, qualifier = LATEST }: Target): EventInvokeConfig | undefined {
  return fn.eventInvokeConfigs.get(qualifier);
}

/** What stands for an attempt that never ran. */
function refused(requestId: string, error: unknown): InvocationOutcome {
  const { code, message } =
    error instanceof AwsError ? error : new AwsError('ServiceException', String(error), 500);
  const payload = JSON.stringify({ errorType: code, errorMessage: message });
  const logTail = `${code}: ${message}\n`;
  return {
    requestId,
    executedVersion: '',
    functionError: 'Unhandled',
    payload,
    logTail,
    durationMs: 0,
  };
}

const isThrottle = (error: unknown): boolean =>
  error instanceof AwsError && error.code === 'TooManyRequestsException';

/** One event's way through Lambda's queue: attempts, waiting, an end. */
export class EventQueueing {
  readonly #host: LambdaContext;
  readonly #event: QueuedEvent;
  readonly #requestId: string;
  readonly #signal: AbortSignal;
  readonly #onAttempt: (outcome: InvocationOutcome) => void;
  readonly #born: number;

  constructor(
    host: LambdaContext,
    event: QueuedEvent,
    requestId: string,
    signal: AbortSignal,
    onAttempt: (outcome: InvocationOutcome) => void,
  ) {
    this.#host = host;
    this.#event = event;
    this.#requestId = requestId;
    this.#signal = signal;
    this.#onAttempt = onAttempt;
    this.#born = host.clock.now();
  }

  /** Waits out throttles; then the attempt counts, whatever comes of it. */
  async #attempt(): Promise<InvocationOutcome> {
    for (let throttles = 0; ; throttles += 1) {
      try {
        return await this.#host.clock.work(() => this.#run());
      } catch (error) {
        const isLast = !isThrottle(error) || this.#isTooOld();
        if (isLast || !(await this.#wait(throttleMinutes(throttles)))) {
          return refused(this.#requestId, error);
        }
      }
    }
  }

  async #run(): Promise<InvocationOutcome> {
    const { target, payload } = this.#event;
    return runInvocation(this.#host, pickVersion(this.#host, target), {
      requestId: this.#requestId,
      payload,
      invokedFunctionArn: targetArn(this.#host, target),
      signal: this.#signal,
    });
  }

  /** Whether the time has passed; else the event has been given up. */
  async #wait(minutes: number): Promise<boolean> {
    try {
      await this.#host.clock.wait(minutes, this.#signal);
      return !this.#signal.aborted;
    } catch {
      return false;
    }
  }

  #isTooOld(): boolean {
    const { maximumEventAgeInSeconds } = configOf(this.#event.target) ?? DEFAULT_EVENT_CONFIG;
    return this.#host.clock.now() - this.#born > maximumEventAgeInSeconds / 60;
  }

  async run(): Promise<Delivered> {
    const { maximumRetryAttempts } = configOf(this.#event.target) ?? DEFAULT_EVENT_CONFIG;
    for (let attempts = 1; ; attempts += 1) {
      const outcome = await this.#attempt();
      this.#onAttempt(outcome);
      if (outcome.functionError === undefined) return { outcome, attempts, condition: 'Success' };
      const last = { outcome, attempts, condition: 'RetriesExhausted' } as const;
      if (attempts > maximumRetryAttempts || this.#signal.aborted) return last;
      if (!(await this.#wait(RETRY_MINUTES[attempts - 1] ?? 2))) return last;
      if (this.#isTooOld()) return { ...last, condition: 'EventAgeExceeded' };
    }
  }
}

import { AwsError } from '../../http/awsError.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { InvocationOutcome } from '../lambdaStandIn.ts';
import { DEFAULT_EVENT_INVOKE_CONFIG } from '../state/eventInvokeConfig.ts';
import { eventInvokeConfigOf, type Target } from '../state/target.ts';
import { pickVersion } from './pickVersion.ts';
import { runInvocation } from './runInvocation.ts';

export interface QueuedEvent {
  target: Target;
  payload: Buffer;
}

/** How the delivery of an event ended. */
export interface DeliveryResult {
  /** The outcome of the last attempt. */
  outcome: InvocationOutcome;
  attempts: number;
  /** AWS's words in the record for a destination. */
  condition: 'Success' | 'RetriesExhausted' | 'EventAgeExceeded';
}

/** Minutes before the first and the second retry. */
const RETRY_MINUTES = [1, 2];

/** Minutes before a throttled event is tried again: from one second, doubled up to five minutes. */
const throttleMinutes = (throttles: number): number => Math.min(5, 2 ** throttles / 60);

/** The outcome of an attempt that Lambda refused to run. */
function refused(requestId: string, error: unknown): InvocationOutcome {
  const { code, message } =
    error instanceof AwsError ? error : new AwsError('ServiceException', String(error), 500);
  return {
    requestId,
    executedVersion: '',
    functionError: 'Unhandled',
    payload: JSON.stringify({ errorType: code, errorMessage: message }),
    logTail: `${code}: ${message}\n`,
    durationMs: 0,
  };
}

const isThrottle = (error: unknown): boolean =>
  error instanceof AwsError && error.code === 'TooManyRequestsException';

/** Delivers one asynchronous event: its attempts, and the waiting between them. */
export class EventDelivery {
  readonly #context: LambdaContext;
  readonly #event: QueuedEvent;
  readonly #requestId: string;
  readonly #signal: AbortSignal;
  readonly #onAttempt: (outcome: InvocationOutcome) => void;
  /** In minutes of the clock. */
  readonly #queuedAt: number;

  constructor(
    context: LambdaContext,
    event: QueuedEvent,
    requestId: string,
    signal: AbortSignal,
    onAttempt: (outcome: InvocationOutcome) => void,
  ) {
    this.#context = context;
    this.#event = event;
    this.#requestId = requestId;
    this.#signal = signal;
    this.#onAttempt = onAttempt;
    this.#queuedAt = context.clock.now();
  }

  async run(): Promise<DeliveryResult> {
    const { maximumRetryAttempts } = this.#config();
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

  /** A throttle is not an attempt: the event waits and tries again. */
  async #attempt(): Promise<InvocationOutcome> {
    for (let throttles = 0; ; throttles += 1) {
      try {
        return await this.#context.clock.work(() => this.#invoke());
      } catch (error) {
        const isLast = !isThrottle(error) || this.#isTooOld();
        if (isLast || !(await this.#wait(throttleMinutes(throttles)))) {
          return refused(this.#requestId, error);
        }
      }
    }
  }

  async #invoke(): Promise<InvocationOutcome> {
    const { target, payload } = this.#event;
    return runInvocation(this.#context, pickVersion(this.#context, target), {
      requestId: this.#requestId,
      payload,
      target,
      signal: this.#signal,
    });
  }

  /** `true` after the wait; `false` if the event was cancelled. */
  async #wait(minutes: number): Promise<boolean> {
    try {
      await this.#context.clock.wait(minutes, this.#signal);
      return !this.#signal.aborted;
    } catch {
      return false;
    }
  }

  #config(): typeof DEFAULT_EVENT_INVOKE_CONFIG {
    return { ...DEFAULT_EVENT_INVOKE_CONFIG, ...eventInvokeConfigOf(this.#event.target) };
  }

  #isTooOld(): boolean {
    const age = this.#context.clock.now() - this.#queuedAt;
    return age > this.#config().maximumEventAgeInSeconds / 60;
  }
}

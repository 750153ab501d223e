import type { ExecutionEnvironment } from './executionEnvironment.ts';

export type InitializationType = 'on-demand' | 'provisioned-concurrency';

type Start = (type: InitializationType) => Promise<ExecutionEnvironment>;

/** The execution environments of one version: those that wait, frozen, and those at work. */
export class EnvironmentPool {
  readonly #start: Start;
  readonly #all = new Set<ExecutionEnvironment>();
  #idle: ExecutionEnvironment[] = [];
  #retired = false;

  constructor(start: Start) {
    this.#start = start;
  }

  /** The environment that was used last among those that wait. */
  takeIdle(): ExecutionEnvironment | undefined {
    return this.#idle.pop();
  }

  /** A new environment, not initialized yet. */
  async start(type: InitializationType = 'on-demand'): Promise<ExecutionEnvironment> {
    const environment = await this.#start(type);
    this.#all.add(environment);
    void environment.process.exited.then(() => {
      this.#all.delete(environment);
      this.#idle = this.#idle.filter((other) => other !== environment);
    });
    return environment;
  }

  /**
   * Freezes an environment until it is needed again. One that is not back for its next event yet
   * has so long to come; else it is ended.
   */
  release(environment: ExecutionEnvironment, milliseconds: number): void {
    if (environment.isWaiting) this.#putBack(environment);
    else {
      void environment.comesToWait(milliseconds).then((waits) => {
        if (waits) this.#putBack(environment);
        else return environment.end();
      });
    }
  }

  #putBack(environment: ExecutionEnvironment): void {
    if (this.#retired || !this.#all.has(environment)) {
      void environment.end();
      return;
    }
    environment.process.freeze();
    this.#idle.push(environment);
  }

  /** Ends what waits now, and what is at work when it has finished. */
  async retire(): Promise<void> {
    this.#retired = true;
    const idle = this.#idle;
    this.#idle = [];
    await Promise.all(idle.map((environment) => environment.end()));
  }
}

import type { ExecutionEnvironment } from './executionEnvironment.ts';

export type InitializationType = 'on-demand' | 'provisioned-concurrency';

type Start = (type: InitializationType) => Promise<ExecutionEnvironment>;

/** The execution environments of one version, both frozen and running ones. */
export class EnvironmentPool {
  readonly #start: Start;
  readonly #all = new Set<ExecutionEnvironment>();
  #idle: ExecutionEnvironment[] = [];
  #retired = false;

  constructor(start: Start) {
    this.#start = start;
  }

  /** The frozen environment that ran last; it leaves the pool's idle list. */
  takeIdle(): ExecutionEnvironment | undefined {
    return this.#idle.pop();
  }

  /** Starts a new environment, which is not initialized yet. */
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
   * Freezes an environment until it is needed again. If it has not asked for its next event within
   * `milliseconds`, it ends.
   */
  release(environment: ExecutionEnvironment, milliseconds: number): void {
    if (environment.isWaiting) this.#putBack(environment);
    else {
      void environment.waitsWithin(milliseconds).then((waits) => {
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

  /** Ends the idle environments now and the running ones when they have finished. */
  async retire(): Promise<void> {
    this.#retired = true;
    const idle = this.#idle;
    this.#idle = [];
    await Promise.all(idle.map((environment) => environment.end()));
  }
}

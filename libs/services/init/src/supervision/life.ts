/** The life of one program over all of its instances: the state machine of RFC-0087, and its restarts. */
import { LIMITS, WITHIN, programMonitor, type ProgramState } from '@abicus/abi-init';
import { lawful, type Supervision } from '@abicus/wire';
import type { End } from './end.ts';
import { RestartPolicy, type Verdict } from './policy.ts';

/** One program: whether it has an instance, and what comes next and when. */
export class Life {
  readonly #monitor = programMonitor();
  readonly #policy: RestartPolicy;
  readonly #serves: boolean;
  #starts = 0;
  #due = 0n;
  #startedAt = 0n;

  /**
   * @param supervision what its contract says of restarts.
   * @param serves whether it says that it serves; one without a service is up as soon as it is started.
   */
  constructor(supervision: Supervision | undefined, serves: boolean) {
    this.#policy = new RestartPolicy(supervision);
    this.#serves = serves;
  }

  /** Its state. */
  get state(): ProgramState {
    return this.#monitor.state;
  }

  /** How often it has been started. */
  get starts(): number {
    return this.#starts;
  }

  /** The ends in its window, as of its last one. */
  get attempt(): number {
    return this.#policy.held.ends;
  }

  /** When init must act next: start it again, or give up waiting until it is ready; 0n: nothing is due. */
  get due(): bigint {
    return this.#due;
  }

  /** Its instance has been started. */
  started(now: bigint): void {
    lawful(this.#monitor.event('start'));
    this.#starts += 1;
    this.#startedAt = now;
    // The first time that is beyond the limit.
    this.#due = now + LIMITS.startBudget + 1n;
    if (!this.#serves) this.ready();
  }

  /** Whether its instance has been started too long ago and does not serve. */
  isOverdue(now: bigint): boolean {
    return this.state === 'starting' && !WITHIN.startBudget(now - this.#startedAt);
  }

  /** Its instance serves; false: none is being started. */
  ready(): boolean {
    if (this.state !== 'starting') return false;
    lawful(this.#monitor.event('ready'));
    this.#due = 0n;
    return true;
  }

  /** Its instance has ended. */
  ended(now: bigint, end: End): Verdict {
    const isWell = this.state === 'up' && end.reason === 'clean';
    return this.#settle(isWell ? this.#policy.endedWell(now) : this.#policy.failed(now));
  }

  /** Its instance could not be started. @param passes whether that is for a lack that may pass: then it is no failure. */
  unstarted(now: bigint, passes = false): Verdict {
    return this.#settle(passes ? this.#policy.endedWell(now) : this.#policy.failed(now));
  }

  #settle(verdict: Verdict): Verdict {
    const restarts = verdict.kind === 'restart';
    lawful(this.#monitor.event(restarts ? 'end' : 'last.end'));
    this.#due = restarts ? verdict.at : 0n;
    return verdict;
  }
}

/** How many requests of a connection are handled at one time, and how many wait. */

/** A bound on work that is under way, with a bounded queue before it. */
export class Admission<T> {
  readonly #inFlight: number;
  readonly #waiting: number;
  readonly #start: (work: T) => Promise<void>;
  readonly #queue: T[] = [];
  #running = 0;
  #room: PromiseWithResolvers<void> | undefined;

  /** @param start does the work. It must not reject. */
  constructor(
    { inFlight, waiting }: { readonly inFlight: number; readonly waiting: number },
    start: (work: T) => Promise<void>,
  ) {
    this.#inFlight = inFlight;
    this.#waiting = waiting;
    this.#start = start;
  }

  /**
   * Starts the work, or lets it wait. The promise is over when there is room for more; `false` says that there was none
   * for this.
   */
  enter(work: T): Promise<void> | void | false {
    if (this.#running < this.#inFlight) this.#run(work);
    else if (this.#queue.length < this.#waiting) this.#queue.push(work);
    else return false;
    if (this.#running < this.#inFlight) return undefined;
    this.#room ??= Promise.withResolvers<void>();
    return this.#room.promise;
  }

  /** Drops what waits; what is under way ends by itself. */
  clear(): void {
    this.#queue.length = 0;
    this.#room?.resolve();
  }

  #run(work: T): void {
    this.#running++;
    void this.#start(work).then(() => {
      this.#running--;
      const first = this.#queue.shift();
      if (first !== undefined) this.#run(first);
      if (this.#running < this.#inFlight) {
        this.#room?.resolve();
        this.#room = undefined;
      }
    });
  }
}

/** Bounds how many requests of a connection are handled at once and how many wait. */

/** A bound on concurrent work, with a bounded queue in front. */
export class Admission<T> {
  readonly #inFlight: number;
  readonly #waiting: number;
  readonly #start: (work: T) => Promise<void>;
  readonly #queue: T[] = [];
  #running = 0;
  #room: PromiseWithResolvers<void> | undefined;

  /** @param start does the work; must not reject. */
  constructor(
    { inFlight, waiting }: { readonly inFlight: number; readonly waiting: number },
    start: (work: T) => Promise<void>,
  ) {
    this.#inFlight = inFlight;
    this.#waiting = waiting;
    this.#start = start;
  }

  /**
   * Starts the work or queues it. The promise resolves when there is room for more; `false` means that
   * the queue was full and the work was dropped.
   */
  enter(work: T): Promise<void> | void | false {
    if (this.#running < this.#inFlight) this.#run(work);
    else if (this.#queue.length < this.#waiting) this.#queue.push(work);
    else return false;
    if (this.#running < this.#inFlight) return undefined;
    this.#room ??= Promise.withResolvers<void>();
    return this.#room.promise;
  }

  /** Drops the queued work; running work ends by itself. */
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

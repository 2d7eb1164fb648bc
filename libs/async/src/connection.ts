/** An open transport and whether it has ended: what a client and a server have in common. */
import { err, ok, type Result } from '@abicus/wire';
import type { Ending } from './ending.ts';
import type { Link, Transport } from './transport.ts';

/** What is done with frames, and at the end. */
export type ConnectionEvents = {
  readonly onFrame: (frame: Uint8Array) => void | Promise<void>;
  /** Called once, before `closed` is over. */
  readonly onEnd: (ending: Ending) => void;
};

/** One connection. After its end no frame comes in, and none goes out. */
export class Connection {
  /** Over when the connection is; it never rejects. */
  readonly closed: Promise<Ending>;
  readonly #events: ConnectionEvents;
  readonly #resolve: (ending: Ending) => void;
  #link: Link | undefined;
  #ended = false;

  constructor(transport: Transport, frameMax: number, events: ConnectionEvents) {
    const { promise, resolve } = Promise.withResolvers<Ending>();
    this.closed = promise;
    this.#resolve = resolve;
    this.#events = events;
    this.#link = transport.open({
      frameMax,
      onFrame: (frame) => (this.#ended ? undefined : events.onFrame(frame)),
      onEnd: (ending) => this.end(ending),
    });
    // A transport may find out while it opens that its other side is gone.
    if (this.#ended) this.#close();
  }

  /** Whether it is over. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Sends a frame: whether it went out, and what the transport says if it did not. */
  async send(frame: Uint8Array): Promise<Result<void, unknown>> {
    if (this.#ended) return err<unknown>('the connection has ended');
    try {
      await this.#link?.send(frame);
      return ok(undefined);
    } catch (error) {
      return err<unknown>(error);
    }
  }

  /** Ends it. Only the first ending counts. */
  end(ending: Ending): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#close();
    this.#events.onEnd(ending);
    this.#resolve(ending);
  }

  /** Closes the transport. What it throws is of no use: the connection is over, and says why by its ending. */
  #close(): void {
    try {
      this.#link?.close();
    } catch {
      // The calls that wait must come to their end all the same.
    }
  }
}

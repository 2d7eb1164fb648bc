/** An open transport and how it ended: the common part of client and server. */
import { err, ok, type Result } from '@abicus/wire';
import type { Ending } from './ending.ts';
import type { Link, Transport } from './transport.ts';

/** Callbacks of a connection. */
export type ConnectionEvents = {
  readonly onFrame: (frame: Uint8Array) => void | Promise<void>;
  /** Called once, before `closed` resolves. */
  readonly onEnd: (ending: Ending) => void;
};

/** One connection. After its end no frame comes in or goes out. */
export class Connection {
  /** Resolves when the connection ends; never rejects. */
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
    // A transport may end while it opens.
    if (this.#ended) this.#close();
  }

  /** Whether the connection has ended. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Sends a frame: success, or the error of the transport. */
  async send(frame: Uint8Array): Promise<Result<void, unknown>> {
    if (this.#ended) return err<unknown>('the connection has ended');
    try {
      await this.#link?.send(frame);
      return ok(undefined);
    } catch (error) {
      return err<unknown>(error);
    }
  }

  /** Ends the connection. The first ending counts, others are ignored. */
  end(ending: Ending): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#close();
    this.#events.onEnd(ending);
    this.#resolve(ending);
  }

  /** Closes the transport. Its errors are ignored: the connection has ended, with a reason of its own. */
  #close(): void {
    try {
      this.#link?.close();
    } catch {
      // Pending calls must end even if closing throws.
    }
  }
}

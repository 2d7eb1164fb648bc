/** The other end of a connection, by hand: it notes frames and sends what a test says. */
import { pair } from '../src/pair.ts';
import type { Ending } from '../src/ending.ts';
import type { Link, Transport } from '../src/transport.ts';

/** A peer that speaks in bytes. */
export class RawPeer {
  /** What the other side is given. */
  readonly transport: Transport;
  readonly frames: Uint8Array[] = [];
  readonly ended: Promise<Ending>;
  readonly #link: Link;
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  /** What the other side waits for after each frame, if it waits. */
  hold: Promise<void> | undefined;

  constructor() {
    const [own, other] = pair();
    this.transport = other;
    const ended = Promise.withResolvers<Ending>();
    this.ended = ended.promise;
    this.#link = own.open({
      frameMax: Infinity,
      onFrame: (frame) => {
        this.frames.push(frame);
        for (const { count, resolve } of this.#waiting) {
          if (this.frames.length === count) resolve();
        }
        return this.hold;
      },
      onEnd: ended.resolve,
    });
  }

  /** Sends a frame; over when it was taken. */
  async send(frame: Uint8Array): Promise<void> {
    await this.#link.send(frame);
  }

  /** Closes this end. */
  close(): void {
    this.#link.close();
  }

  /** All frames, once there are so many. */
  async until(count: number): Promise<readonly Uint8Array[]> {
    if (this.frames.length < count) {
      await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
    }
    return this.frames;
  }
}

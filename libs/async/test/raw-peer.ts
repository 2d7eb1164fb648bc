/** The other end of a connection, scripted: records frames and sends what a test says. */
import { pair } from '../src/pair.ts';
import type { Ending } from '../src/ending.ts';
import type { Link, Transport } from '../src/transport.ts';

/** A peer that sends and receives raw bytes. */
export class RawPeer {
  /** The transport of the other side. */
  readonly transport: Transport;
  readonly frames: Uint8Array[] = [];
  readonly ended: Promise<Ending>;
  readonly #link: Link;
  readonly #waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  /** If set, the other side waits for this after each frame. */
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

  /** Sends a frame; resolves when it was taken. */
  async send(frame: Uint8Array): Promise<void> {
    await this.#link.send(frame);
  }

  /** Closes this end. */
  close(): void {
    this.#link.close();
  }

  /** All frames, once this many have arrived. */
  async until(count: number): Promise<readonly Uint8Array[]> {
    if (this.frames.length < count) {
      await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
    }
    return this.frames;
  }
}

/** Two connected transports in one process: for tests, and for a service in the process of its client. */
import type { FrameReceiver, Link, Transport } from './transport.ts';

class Side {
  readonly opened: PromiseWithResolvers<FrameReceiver> = Promise.withResolvers<FrameReceiver>();
  closed = false;
  /** The deliveries to this side, in order. */
  #tail: Promise<void> = Promise.resolve();

  deliver(act: (receiver: FrameReceiver) => void | Promise<void>): Promise<void> {
    const done = this.#tail.then(async () => {
      const receiver = await this.opened.promise;
      if (!this.closed) await act(receiver);
    });
    this.#tail = done;
    return done;
  }
}

function transportOf(own: Side, other: Side): Transport {
  const open = (receiver: FrameReceiver): Link => {
    own.opened.resolve(receiver);
    return {
      send: (frame) => {
        if (other.closed) throw new Error('the other side is closed');
        const copy = frame.slice();
        return other.deliver(({ onFrame }) => onFrame(copy));
      },
      close: () => {
        if (own.closed) return;
        own.closed = true;
        void other.deliver(({ onEnd }) => onEnd({ why: 'peerClosed' }));
      },
    };
  };
  return { open };
}

/**
 * Two ends of one connection. A frame is copied, arrives after `send` has returned, and waits until
 * its receiver has room.
 */
export function pair(): readonly [Transport, Transport] {
  const [one, two] = [new Side(), new Side()];
  return [transportOf(one, two), transportOf(two, one)];
}

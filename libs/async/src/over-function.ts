/** A transport made of a function from a request to its reply, such as a POST. Events have no way back. */
import { inOwnBuffer } from './own-buffer.ts';
import type { Transport } from './transport.ts';

/**
 * Sends each request by a call of its own. What the function rejects with, or gives nothing for, is a request that got
 * nowhere: its call comes to `Disconnected`, and the others go on. The buffer of a request holds nothing else.
 */
export function overFunction(
  respond: (request: Uint8Array) => Promise<Uint8Array | undefined>,
): Transport {
  return {
    open: ({ onFrame }) => ({
      send: async (frame) => {
        const reply = await respond(inOwnBuffer(frame));
        if (reply === undefined) throw new Error('there is no reply');
        await onFrame(reply);
      },
      close: () => {},
    }),
  };
}

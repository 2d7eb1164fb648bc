/** A transport over a function from a request to its reply, such as an HTTP POST. Events cannot be sent. */
import { inOwnBuffer } from './own-buffer.ts';
import type { Transport } from './transport.ts';

/**
 * Calls the function once for each request. If the function rejects or returns nothing, the call fails
 * with `Disconnected`; other calls are not affected. The buffer of a request contains nothing else.
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

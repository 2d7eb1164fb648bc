/** Requests that a service asks itself before it serves: by frames, with a state of their own, and without effects. */
import { asCapSlot, asPid, QosClass } from '@abicus/abi-kernel';
import { LATER, UnhandledRequest, type TakingServer } from '@abicus/wire/service';
import { RequestCall, type Common } from './context.ts';
import { Answer } from './effects.ts';

/** Asks, and gives the reply; nothing if there is no frame, or if the handler answers later, or waits for a call. */
export type Ask = (frame: Uint8Array | undefined) => Uint8Array | undefined;

const SELF = {
  sender: asPid(1),
  identity: 0n,
  qos: QosClass.Normal,
  now: 0,
  moved: asCapSlot(0),
};

/** Makes the requests of one client, which moves a capability with each. */
export function trial<S, N>(server: TakingServer, handlers: object, common: Common<S, N>): Ask {
  const silent = { ...handlers, 'audit.write': () => {} };
  return (frame) => {
    if (frame === undefined) return undefined;
    const call = new RequestCall<S, N, unknown>(common, SELF);
    return asked(server, silent, { call, sender: SELF.identity }, frame, (returned) =>
      returned instanceof Answer ? returned.outcome : returned,
    );
  };
}

/** Serves one frame. @param settle gives the outcome of what a handler returned. */
export function asked(
  server: TakingServer,
  handlers: object,
  by: { readonly call: unknown; readonly sender: bigint },
  frame: Uint8Array,
  settle: (returned: unknown) => unknown,
): Uint8Array | undefined {
  const taken = server.take(handlers, by.call, frame, { sender: by.sender });
  if (taken instanceof UnhandledRequest) return taken.reply;
  const outcome = settle(taken.outcome);
  return outcome === LATER ? undefined : taken.reply(outcome);
}

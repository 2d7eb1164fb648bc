/** The operations of the peer. */
import type { SelftestPeerHandlers } from '@abicus/abi-selftest-peer';
import { QosClass, register } from '@abicus/abi-timed';
import type { Handlers } from '@abicus/service';

/** Far enough in the future that the timers outlive the program. */
const FAR_NS = 1_000_000_000n;

/** The time in which a reply has surely been sent: it goes with the next receive. */
const REPLY_NS = 100_000n;

/** Its state. */
export interface Peer {
  /** When it ends, in ns: after its reply. 0n: it has not been told to. */
  endsAt: bigint;
}

/** A peer that has not been asked anything. */
export const newPeer = (): Peer => ({ endsAt: 0n });

/** The handlers. */
export const peerHandlers: Handlers<SelftestPeerHandlers<never>, Peer, { timed: number }> = {
  *arm(call, { timers }) {
    let armed = 0;
    for (let i = 0; i < timers; i++) {
      const timer = { qos: QosClass.Idle, deadline: call.now + FAR_NS };
      const answer = yield* register(call.to.timed, timer);
      if (answer.ok) armed += 1;
    }
    return { armed };
  },
  end({ state, now }) {
    state.endsAt = now + REPLY_NS;
    return {};
  },
};

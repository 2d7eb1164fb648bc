/** The operations of the peer: what a request asks for is noted in its call, and done by the program. */
import type { SelftestPeerHandlers } from '@abicus/abi-selftest-peer';
import { LATER } from '@abicus/wire/service';

/** A request while it is served. */
export interface PeerCall {
  /** How many timers to arm, before the request is answered. */
  timers: number | undefined;
  /** Whether the program ends after its reply. */
  ends: boolean;
}

/** The handlers. */
export const peerHandlers: SelftestPeerHandlers<PeerCall> = {
  arm: (call, { timers }) => {
    call.timers = timers;
    return LATER;
  },
  end: (call) => {
    call.ends = true;
    return {};
  },
};

/** The program `selftest-peer`: its contract and its handlers. */
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { FRAME_MAX, MARKERS, PROGRAM, SERVER, SLOTS } from '@abicus/abi-selftest-peer';
import { FRAME_MAX as TIMED_FRAME_MAX } from '@abicus/abi-timed';
import { service } from '@abicus/service';
import { newPeer, peerHandlers } from './handlers.ts';

/**
 * How long init is asked for a route to timed: longer than any request of the peer may take, so that
 * the caller's own time decides.
 */
const ROUTE_BUDGET_NS = 500_000_000n;

/** The program. */
export const program = service({
  program: PROGRAM,
  slots: SLOTS,
  server: SERVER,
  frameMax: FRAME_MAX,
  state: newPeer,
  handlers: peerHandlers,
  calls: {
    timed: {
      slot: SLOTS.timed,
      room: TIMED_FRAME_MAX,
      budgetNs: ROUTE_BUDGET_NS,
      events: SLOTS.events,
    },
  },
  due: ({ endsAt }) => endsAt,
  *onDue({ cpu }) {
    yield* exit(cpu, asExitStatus(0));
    return [];
  },
  ready: {
    marker: MARKERS.selftestPeerReady,
    // The loop has compared its slots with the contract.
    selfCheck: () => {},
  },
});

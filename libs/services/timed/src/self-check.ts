/** The evidence for `timed: ready`: a timer is armed and cancelled by the frames and handlers that clients use. */
import {
  decodeCancelReply,
  decodeRegisterReply,
  encodeCancel,
  encodeRegister,
  MARKERS,
  QosClass,
  serve,
} from '@abicus/abi-timed';
import { proof, type Evidence, type Failure } from '@abicus/wire';
import { timedHandlers, timedState, type TimedCall } from './handlers.ts';

/** Checks the handlers with a state of its own. */
export function selfCheck():
  | Evidence<typeof MARKERS.timedReady>
  | Failure<typeof MARKERS.timedReady> {
  const checks = proof(MARKERS.timedReady);
  const state = timedState();
  const ask = (frame: Uint8Array): Uint8Array => {
    const call: TimedCall = {
      state,
      sender: 1,
      senderClass: QosClass.Normal,
      isWatched: true,
      moved: 0,
      now: 0n,
      keepsCap: false,
      freedSlot: undefined,
    };
    return serve(timedHandlers, call, frame) ?? new Uint8Array();
  };
  const armed = decodeRegisterReply(
    ask(encodeRegister({ qos: QosClass.Normal, deadline: 1n }, 1)),
    1,
  );
  checks.that('timed.register', 'a timer is armed', armed.ok);
  checks.equal('timed.register', 'live timers', state.timers.size, 1);
  if (armed.ok) {
    const cancelled = decodeCancelReply(ask(encodeCancel({ timer: armed.value.timer }, 2)), 2);
    checks.that('timed.cancel', 'it is disarmed', cancelled.ok);
  }
  checks.equal('timed.cancel', 'live timers', state.timers.size, 0);
  return checks.end();
}

/** The evidence for `timed: ready`: a timer is armed and cancelled by the frames and handlers that clients use. */
import {
  decodeCancelReply,
  decodeRegisterReply,
  decodeRoomReply,
  encodeCancel,
  encodeRegister,
  encodeRoom,
  LIMITS,
  QosClass,
  type MARKERS,
} from '@abicus/abi-timed';
import type { Ask } from '@abicus/service';
import type { Proof } from '@abicus/wire';

/** Checks the handlers. */
export function selfCheck(checks: Proof<typeof MARKERS.timedReady>, ask: Ask): void {
  const timers = (): number | string => {
    const reply = decodeRoomReply(ask(encodeRoom(3)) ?? new Uint8Array(), 3);
    return reply.ok ? LIMITS.timers - reply.value.free : reply.error;
  };
  const request = encodeRegister({ qos: QosClass.Normal, deadline: 1n }, 1);
  const armed = decodeRegisterReply(ask(request) ?? new Uint8Array(), 1);
  checks.that('timed.register', 'a timer is armed', armed.ok);
  checks.equal('timed.register', 'live timers', timers(), 1);
  if (armed.ok) {
    const frame = ask(encodeCancel({ timer: armed.value.timer }, 2)) ?? new Uint8Array();
    checks.that('timed.cancel', 'it is disarmed', decodeCancelReply(frame, 2).ok);
  }
  checks.equal('timed.cancel', 'live timers', timers(), 0);
}

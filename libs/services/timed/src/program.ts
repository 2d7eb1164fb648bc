/** The program `timed`: its contract, its tables and its handlers. */
import { FRAME_MAX, MARKERS, PROGRAM, SERVER, SLOTS } from '@abicus/abi-timed';
import { service } from '@abicus/service';
import { fire } from './fire.ts';
import { timedHandlers } from './handlers.ts';
import { selfCheck } from './self-check.ts';
import { dropEvents, dropOwner, nextDeadline, timedState } from './state.ts';

/** The program. */
export const program = service({
  program: PROGRAM,
  slots: SLOTS,
  server: SERVER,
  frameMax: FRAME_MAX,
  state: timedState,
  handlers: timedHandlers,
  due: nextDeadline,
  onDue: fire,
  callerEnded: dropOwner,
  endpointGone: dropEvents,
  ready: { marker: MARKERS.timedReady, selfCheck },
});

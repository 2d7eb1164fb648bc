/** The service logd: contract, state and handlers. */
import { FRAME_MAX, MARKERS, PROGRAM, SERVER, SLOTS, type LogdHandlers } from '@abicus/abi-logd';
import {
  decodeFiredEvent,
  FRAME_MAX as TIMED_FRAME_MAX,
  PROGRAM as TIMED,
} from '@abicus/abi-timed';
import {
  eventsFrom,
  service,
  type Handlers,
  type ServiceDefinition,
  type ServiceProgram,
} from '@abicus/service';
import { append } from './handlers/append.ts';
import { fired } from './handlers/fired.ts';
import { query } from './handlers/query.ts';
import { stats } from './handlers/stats.ts';
import { selfCheck } from './self-check.ts';
import { type Callees, LogdState } from './state.ts';

/** The handlers of the service. */
export const handlers: Handlers<LogdHandlers<never>, LogdState, Callees> = { append, query, stats };

/**
 * How long a record that begins a window waits for a route to timed whose instance has ended, in ns;
 * for timed itself it waits as long as the contract of timed says.
 */
const ROUTE_BUDGET_NS = 1_000_000n;

type Definition = ServiceDefinition<
  LogdHandlers<never>,
  LogdState,
  Callees,
  typeof MARKERS.logdReady
>;

/** The service, with a state for each time that it starts. */
export const definition: Definition = {
  program: PROGRAM,
  slots: SLOTS,
  server: SERVER,
  frameMax: FRAME_MAX,
  state: () => new LogdState(),
  handlers,
  calls: {
    timed: {
      slot: SLOTS.timed,
      room: TIMED_FRAME_MAX,
      budgetNs: ROUTE_BUDGET_NS,
      events: SLOTS.events,
    },
  },
  events: [eventsFrom(TIMED.identity, decodeFiredEvent, fired)],
  ready: { marker: MARKERS.logdReady, selfCheck },
};

/** The program. */
export const program: ServiceProgram = service(definition);

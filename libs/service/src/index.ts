/** Services: a contract, a state and handlers; the loop around them is here. */
export type { Channels, Context, RequestCall } from './context.ts';
export {
  Counters,
  NO_OPERATION,
  OTHERS,
  OUTCOME,
  type Count,
  type Incident,
  type Outcome,
} from './counters.ts';
export {
  eventsFrom,
  type Connection,
  type EventSource,
  type ServiceDefinition,
} from './definition.ts';
export {
  Answer,
  answer,
  drop,
  keep,
  print,
  reply,
  watchCaller,
  type Effect,
  type Effects,
} from './effects.ts';
export type { Handler, Handlers, Reaction } from './handlers.ts';
export type { Pending } from './pending.ts';
export type { Ask } from './trial.ts';
export { service, type ServiceProgram } from './service.ts';
export { isStats, statsReply } from './stats.ts';
export { LATER } from '@abicus/wire/service';

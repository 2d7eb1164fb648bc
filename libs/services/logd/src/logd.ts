/** The service logd: contract, handlers and state. */
import { append } from './handlers/append.ts';
import { query } from './handlers/query.ts';
import { stats } from './handlers/stats.ts';
import type { LogdServiceHandlers } from './state.ts';

/** The handlers of the service. */
export const logdHandlers: LogdServiceHandlers = { append, query, stats };

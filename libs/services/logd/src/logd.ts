/** The service logd: contract, handlers and state. */
import type { LogdHandlers } from '@abicus/abi-logd';
import type { Handlers } from '@abicus/service';
import { append } from './handlers/append.ts';
import { query } from './handlers/query.ts';
import { stats } from './handlers/stats.ts';
import type { Callees, LogdState } from './state.ts';

/** The handlers of the service. */
export const handlers: Handlers<LogdHandlers<never>, LogdState, Callees> = { append, query, stats };

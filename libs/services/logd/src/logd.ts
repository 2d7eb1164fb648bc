/** The service logd: the handler of each operation. */
import type { LogdHandlers } from '@abicus/abi-logd';
import { append } from './handlers/append.ts';
import { query } from './handlers/query.ts';
import { stats } from './handlers/stats.ts';
import type { LogdCall } from './state.ts';

/** The handlers of the service. */
export const logdHandlers: LogdHandlers<LogdCall> = { append, query, stats };

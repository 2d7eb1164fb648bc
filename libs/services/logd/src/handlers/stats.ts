/** logd.stats: no checks; the act. */
import type { StatsReply } from '@abicus/abi-logd';
import { CAPACITY } from '../journal.ts';
import type { LogdCall } from '../state.ts';

/** How full the journal is. */
export function stats({ state: { journal } }: LogdCall): StatsReply {
  const { total, dropped, usedRecords, usedBytes } = journal;
  return { total, dropped, ...CAPACITY, usedRecords, usedBytes };
}

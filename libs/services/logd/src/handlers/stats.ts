/** logd.stats: no checks; the act. */
import type { StatsReply } from '@abicus/abi-logd';
import { CAPACITY } from '../journal.ts';
import type { LogdState } from '../state.ts';

/** How full the journal is. */
export function stats({ state: { journal } }: { readonly state: LogdState }): StatsReply {
  const { total, dropped, usedRecords, usedBytes } = journal;
  return { total, dropped, ...CAPACITY, usedRecords, usedBytes };
}

/** logd.query: no checks; the act. */
import type { QueryReply, QueryRequest } from '@abicus/abi-logd';
import { page } from '../page.ts';
import type { LogdState } from '../state.ts';

/** Reads a page of the journal. */
export function query(
  { state: { journal } }: { readonly state: LogdState },
  { since, max }: QueryRequest,
): QueryReply {
  const { total, dropped } = journal;
  return { total, dropped, records: page(journal, since, max) };
}

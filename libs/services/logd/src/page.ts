/**
 * A page of the journal: records from a time on, the oldest first, as many as are asked for and fit a reply. It ends before
 * the first record that does not fit, so that the next page begins with it; the longest record fits a page of its own.
 */
import { type LogRecord, QUERY_REPLY_MAX, WITHIN } from '@abicus/abi-logd';
import { type Journal, textBytes } from './journal.ts';

/** What a record takes in a reply beside its texts, in bytes. */
const RECORD_HEADER = 30;

/** The records of a page. */
export function page(journal: Journal, since: bigint, max: number): readonly LogRecord[] {
  const records: LogRecord[] = [];
  let size = 0;
  for (const record of journal.since(since)) {
    size += RECORD_HEADER + textBytes(record);
    if (records.length >= Math.min(max, QUERY_REPLY_MAX.records) || !WITHIN.pageBytes(size)) break;
    records.push(record);
  }
  return records;
}

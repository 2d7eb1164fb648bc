/**
 * The journal: the newest records, the oldest first.
 *
 *     dropped ◀── oldest … newest ◀── append
 *     ids 1 to dropped   dropped + 1 to total
 *
 * Ids have no gaps, so that what is dropped is what is not kept. A record costs the bytes of its texts and a fixed amount
 * for the rest of it.
 */
import { type LogRecord, LIMITS, WITHIN } from '@abicus/abi-logd';
import { utf8Length } from '@abicus/wire';

/** What a record costs beside its texts, in bytes. */
export const RECORD_COST = 64;

/** What a sender says, and what is known of it. */
export type Entry = Omit<LogRecord, 'id' | 'timestamp'>;

interface Kept {
  readonly record: LogRecord;
  readonly cost: number;
}

/** The bytes of the texts of a record. */
export function textBytes({ scope, message, fields }: Entry): number {
  return utf8Length(scope) + utf8Length(message) + utf8Length(fields);
}

/** The kept records of one instance. */
export class Journal {
  readonly #kept: Kept[] = [];
  #usedBytes = 0;
  #total = 0n;

  /** How many records were ever stored; also the id of the newest. */
  get total(): bigint {
    return this.#total;
  }

  /** How many of them were dropped. */
  get dropped(): bigint {
    return this.#total - BigInt(this.#kept.length);
  }

  /** How many records are kept. */
  get usedRecords(): number {
    return this.#kept.length;
  }

  /** What they cost, in bytes. */
  get usedBytes(): number {
    return this.#usedBytes;
  }

  /** Stores an entry and drops the oldest records that it leaves no room for. Returns the id of its record. */
  append(entry: Entry, now: bigint): bigint {
    const cost = RECORD_COST + textBytes(entry);
    const last = this.#kept.at(-1)?.record.timestamp;
    const timestamp = last === undefined || now > last ? now : last + 1n;
    while (!this.#hasRoomFor(cost)) this.#dropOldest();
    this.#total += 1n;
    this.#kept.push({ record: { ...entry, id: this.#total, timestamp }, cost });
    this.#usedBytes += cost;
    return this.#total;
  }

  /** The records that were stored at a time or later. */
  *since(time: bigint): Generator<LogRecord> {
    for (const { record } of this.#kept) if (record.timestamp >= time) yield record;
  }

  #hasRoomFor(cost: number): boolean {
    return WITHIN.records(this.#kept.length + 1) && WITHIN.journalBytes(this.#usedBytes + cost);
  }

  #dropOldest(): void {
    for (const { cost } of this.#kept.splice(0, 1)) this.#usedBytes -= cost;
  }
}

/** The capacities of a journal, as it tells them. */
export const CAPACITY = {
  recordCapacity: LIMITS.records,
  byteCapacity: LIMITS.journalBytes,
} as const;

/** What a service counts: requests by client, operation and outcome, and messages that it did not want. */
import type { ServiceCounters } from '@abicus/wire/ladder';
import { LIMITS, Outcome, WITHIN, type Limits } from '@abicus/abi-service';

export type { Outcome };

/** How a request ended, by the names of this package. */
export const OUTCOME = {
  answered: Outcome.Answered,
  rejected: Outcome.Rejected,
  malformed: Outcome.Malformed,
  denied: Outcome.Denied,
  overload: Outcome.Overload,
  later: Outcome.Later,
  gone: Outcome.Gone,
} as const;

const OUTCOMES: readonly Outcome[] = Object.values(OUTCOME);
const NAMES: { readonly [K in keyof typeof OUTCOME as (typeof OUTCOME)[K]]: K } = {
  [Outcome.Answered]: 'answered',
  [Outcome.Rejected]: 'rejected',
  [Outcome.Malformed]: 'malformed',
  [Outcome.Denied]: 'denied',
  [Outcome.Overload]: 'overload',
  [Outcome.Later]: 'later',
  [Outcome.Gone]: 'gone',
};

/** What happened besides requests. */
export type Incident =
  /** A message that is neither a request nor an event of a called service. */
  | 'strayMessage'
  /** A message in the form of a notice that is not of the kernel. */
  | 'forgedNotice'
  /** A notice of a watch that has ended. */
  | 'staleNotice'
  /** The end of a call that was not started, or has ended. */
  | 'strayReply'
  /** A capability that came with a message which moves none. */
  | 'strayCapability'
  /** An answer to a request that was answered, or whose caller has ended. */
  | 'secondAnswer'
  /** A capability to drop that is not kept. */
  | 'strayDrop'
  /** A receive that failed, and the endpoint was still there. */
  | 'receiveError'
  /** A request of the protocol `stats`. */
  | 'statsRequest'
  /** The end of a watched task. */
  | 'death'
  /** A program was started again. */
  | 'restart';

/** The opcode under which requests are counted that name no operation. */
export const NO_OPERATION = 0xff;

/** The pid under which the clients are counted that had to make room for others. */
export const OTHERS = 0;

/** A row of counters that is not zero. */
export type Count = {
  readonly client: number;
  readonly opcode: number;
  readonly outcome: Outcome;
  readonly count: number;
};

/** How often an operation ended so. */
type Row = Record<Outcome, number>;
/** The rows of a client, by opcode. */
type Rows = Map<number, Row>;

/** The row of an operation. */
function rowOf(rows: Rows, opcode: number): Row {
  const known = rows.get(opcode);
  if (known !== undefined) return known;
  const row: Row = {
    [Outcome.Answered]: 0,
    [Outcome.Rejected]: 0,
    [Outcome.Malformed]: 0,
    [Outcome.Denied]: 0,
    [Outcome.Overload]: 0,
    [Outcome.Later]: 0,
    [Outcome.Gone]: 0,
  };
  rows.set(opcode, row);
  return row;
}

/** The counters of a service. */
export class Counters {
  /** In order of their first request. */
  readonly #clients = new Map<number, Rows>();
  /** The sums of those that had to make room. */
  readonly #others: Rows = new Map();
  readonly #incidents = new Map<Incident, number>();
  readonly #limits: Pick<Limits, 'countedClients'>;

  constructor(limits: Pick<Limits, 'countedClients'> = LIMITS) {
    this.#limits = limits;
  }

  /** Counts the end of a request. */
  count(pid: number, opcode: number, outcome: Outcome): void {
    rowOf(this.#of(pid), opcode)[outcome] += 1;
  }

  /** Counts something besides requests. */
  note(incident: Incident): void {
    this.#incidents.set(incident, this.noted(incident) + 1);
  }

  /** How often that was noted. */
  noted(incident: Incident): number {
    return this.#incidents.get(incident) ?? 0;
  }

  /** The counters of a client, or of all. */
  rows(client?: number): Count[] {
    const rows: Count[] = [];
    for (const [pid, ops] of [[OTHERS, this.#others] as const, ...this.#clients]) {
      if (client !== undefined && pid !== client) continue;
      for (const [opcode, row] of ops) {
        for (const outcome of OUTCOMES) {
          const count = row[outcome];
          if (count > 0) rows.push({ client: pid, opcode, outcome, count });
        }
      }
    }
    return rows;
  }

  /** All counters as a digest and the evidence of a run read them. */
  observed(starts: number): ServiceCounters {
    const requests = this.rows().map((row) => ({ ...row, outcome: NAMES[row.outcome] }));
    return { starts, requests, incidents: Object.fromEntries(this.#incidents) };
  }

  #of(pid: number): Rows {
    const known = this.#clients.get(pid);
    if (known !== undefined) return known;
    if (!WITHIN.countedClients(this.#clients.size + 1, this.#limits)) this.#retire();
    const rows: Rows = new Map();
    this.#clients.set(pid, rows);
    return rows;
  }

  /** Adds the counters of the oldest client to those of all others. */
  #retire(): void {
    const [oldest] = this.#clients;
    if (oldest === undefined) return;
    const [pid, rows] = oldest;
    this.#clients.delete(pid);
    for (const [opcode, row] of rows) {
      const sum = rowOf(this.#others, opcode);
      for (const outcome of OUTCOMES) sum[outcome] += row[outcome];
    }
  }
}

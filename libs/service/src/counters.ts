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

const NAMES = Object.keys(OUTCOME);
const OUTCOMES = NAMES.length;

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

/** The counters of a service. */
export class Counters {
  /** In order of their first request. */
  readonly #clients = new Map<number, Map<number, Float64Array>>();
  readonly #incidents = new Map<Incident, number>();
  readonly #limits: Pick<Limits, 'countedClients'>;
  /** The last counted row, and what it counts: requests of a client and operation follow each other. */
  #lastPid = -1;
  #lastOpcode = -1;
  #last: Float64Array = new Float64Array(OUTCOMES);

  constructor(limits: Pick<Limits, 'countedClients'> = LIMITS) {
    this.#limits = limits;
  }

  /** Counts the end of a request. */
  count(pid: number, opcode: number, outcome: Outcome): void {
    if (pid !== this.#lastPid || opcode !== this.#lastOpcode) this.#turnTo(pid, opcode);
    const row = this.#last;
    row[outcome] = (row[outcome] ?? 0) + 1;
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
    for (const [pid, ops] of this.#clients) {
      if (client !== undefined && pid !== client) continue;
      for (const [opcode, row] of ops) {
        for (const [outcome, count] of row.entries()) {
          if (count > 0) rows.push({ client: pid, opcode, outcome: outcome as Outcome, count });
        }
      }
    }
    return rows;
  }

  /** All counters as a digest and the evidence of a run read them. */
  observed(starts: number): ServiceCounters {
    const requests = this.rows().map((row) => ({ ...row, outcome: NAMES[row.outcome] ?? '' }));
    return { starts, requests, incidents: Object.fromEntries(this.#incidents) };
  }

  /** Makes the row of a client and operation the last one. */
  #turnTo(pid: number, opcode: number): void {
    const ops = this.#of(pid);
    let row = ops.get(opcode);
    if (row === undefined) ops.set(opcode, (row = new Float64Array(OUTCOMES)));
    this.#lastPid = pid;
    this.#lastOpcode = opcode;
    this.#last = row;
  }

  #of(pid: number): Map<number, Float64Array> {
    let ops = this.#clients.get(pid);
    if (ops === undefined) {
      const known = this.#clients.size - (this.#clients.has(OTHERS) ? 1 : 0);
      if (!WITHIN.countedClients(known + 1, this.#limits)) this.#retire();
      this.#clients.set(pid, (ops = new Map()));
    }
    return ops;
  }

  /** Adds the counters of the oldest client to those of all others. */
  #retire(): void {
    for (const [pid, ops] of this.#clients) {
      if (pid === OTHERS) continue;
      this.#clients.delete(pid);
      this.#addToOthers(ops);
      return;
    }
  }

  #addToOthers(ops: ReadonlyMap<number, Float64Array>): void {
    let others = this.#clients.get(OTHERS);
    if (others === undefined) this.#clients.set(OTHERS, (others = new Map()));
    for (const [opcode, row] of ops) {
      const sum = others.get(opcode) ?? new Float64Array(OUTCOMES);
      for (const [outcome, count] of row.entries()) sum[outcome] = (sum[outcome] ?? 0) + count;
      others.set(opcode, sum);
    }
  }
}

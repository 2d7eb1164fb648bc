/** What a resident process and its host tell each other, beside the messages of vitest. */
import type { FileRecord } from '../record/recorder.ts';
import type { Active } from '../switch/active.ts';

/** The signal by which a watchdog ends a process of which a test takes too long. */
export const HANGS = 'SIGKILL';

/** The one by which it ends a process that has too much memory. */
export const TOO_LARGE = 'SIGTERM';

/** Before a run. */
export interface Order {
  readonly order: {
    /** Sources of which another text is to be loaded, by absolute path; or all. */
    readonly reload: readonly string[] | 'all';
    /** The mutant that is also in what is read of its file. */
    readonly active?: Active;
    /** How much time of the processor each test may take. */
    readonly cpuMs: number;
  };
}

/** After a run. */
export interface Report {
  readonly report: {
    readonly cpuMs: number;
    /** The memory of the process, in bytes. */
    readonly memory: number;
    readonly record?: FileRecord;
  };
}

/** Whether a message is an order. */
export function isOrder(message: unknown): message is Order {
  return typeof message === 'object' && message !== null && 'order' in message;
}

/** Whether a message is a report. */
export function isReport(message: unknown): message is Report {
  return typeof message === 'object' && message !== null && 'report' in message;
}

/** Runs test files with one mutant at a time, in a host (host.ts) that is started when needed and again after a hang. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { Answer, Request, HostMessage } from './host.ts';

/** How long no test file may end before the run counts as hanging. */
const HANG_MS = 60_000;

/** What came of a run; `hangs`: no answer within the limit. */
export type RunResult = Answer | 'hangs';

/** Ends a host with the workers that it started, of which one may be in a loop without end. */
function end({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** One host and its successors. */
export class Tests {
  readonly #root: string;
  #host: ChildProcess | undefined;

  constructor(root: string) {
    this.#root = root;
    process.once('exit', () => this.close());
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => process.exit(130));
  }

  /** Runs files in this order up to the first test that fails. */
  async run(request: Request): Promise<RunResult> {
    const host = (this.#host ??= await this.#start());
    const said = await this.#hear(host, () => host.send(request), HANG_MS);
    if (said === 'hangs') {
      this.close();
      return 'hangs';
    }
    if ('answer' in said) return said.answer;
    throw new Error('error' in said ? said.error : 'the host of the tests was ready twice');
  }

  /** Ends the host. */
  close(): void {
    if (this.#host !== undefined) end(this.#host);
    this.#host = undefined;
  }

  async #start(): Promise<ChildProcess> {
    const host = fork(join(import.meta.dirname, 'host.ts'), [], {
      cwd: this.#root,
      execArgv: ['-C', '@abicus/source'],
      // A group of its own, which ends as a whole.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const said = await this.#hear(host, () => undefined, 10 * HANG_MS);
    if (said === 'hangs' || !('ready' in said))
      throw new Error('the host of the tests does not start');
    return host;
  }

  /** Waits for what a host says after `ask`, and at most for `limit` after each test file that ended. */
  #hear(host: ChildProcess, ask: () => unknown, limit: number): Promise<HostMessage | 'hangs'> {
    return new Promise((resolve, reject) => {
      let timer = setTimeout(done, limit, 'hangs');
      const hear = (said: HostMessage): void => {
        if (!('ended' in said)) return done(said);
        clearTimeout(timer);
        timer = setTimeout(done, limit, 'hangs');
      };
      const gone = (code: number | null): void => {
        this.#host = undefined;
        clearTimeout(timer);
        reject(new Error(`the host of the tests ended with ${code}`));
      };
      function done(said: HostMessage | 'hangs'): void {
        clearTimeout(timer);
        host.off('message', hear).off('exit', gone);
        resolve(said);
      }
      host.on('message', hear).on('exit', gone);
      ask();
    });
  }
}

/** Runs test files in a host (host.ts) of its own, which is started when needed and again after it has failed. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { Answer, HostMessage, Purpose, Request } from './protocol.ts';
import { CannotJudge } from './stages.ts';

/** How long a host may say nothing: its watchdog ends runs that hang sooner. */
const SILENT_MS = 1_800_000;

/** Ends a host with the process that it started. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** All hosts of this process, which end with it. */
const hosts = new Set<ChildProcess>();
process.once('exit', () => {
  for (const host of hosts) kill(host);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** One host and its successors. */
export class Tests {
  readonly #root: string;
  readonly #purpose: () => Purpose;
  #host: ChildProcess | undefined;
  #isEnded = false;

  constructor(root: string, purpose: () => Purpose) {
    this.#root = root;
    this.#purpose = purpose;
  }

  /** Runs tests in this order up to the first one that fails. */
  async run(request: Request): Promise<Answer> {
    if (this.#isEnded) throw new CannotJudge('the time is up');
    const host = this.#host ?? (await this.#start());
    const said = await this.#hear(host, () => host.send(request));
    if ('answer' in said) return said.answer;
    this.close();
    throw new CannotJudge('error' in said ? said.error : 'the host of the tests was ready twice');
  }

  /** Ends the host, and starts no other: a run that has not ended fails. */
  end(): void {
    this.#isEnded = true;
    this.close();
  }

  /** Ends the host. */
  close(): void {
    if (this.#host === undefined) return;
    kill(this.#host);
    hosts.delete(this.#host);
    this.#host = undefined;
  }

  /** Starts a host; `close` also ends one that is not ready yet. */
  async #start(): Promise<ChildProcess> {
    const host = fork(join(import.meta.dirname, 'host.ts'), [JSON.stringify(this.#purpose())], {
      cwd: this.#root,
      execArgv: ['-C', '@abicus/source'],
      // A group of its own, which ends as a whole.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    hosts.add(host);
    this.#host = host;
    const said = await this.#hear(host, () => undefined);
    if (!('ready' in said)) throw new CannotJudge('the host of the tests does not start');
    return host;
  }

  /** Waits for what a host says after `ask`. */
  #hear(host: ChildProcess, ask: () => unknown): Promise<HostMessage> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.close();
        reject(new CannotJudge('the host of the tests says nothing any more'));
      }, SILENT_MS);
      const done = (): void => {
        clearTimeout(timer);
        host.off('message', hear).off('exit', gone);
      };
      const hear = (said: HostMessage): void => {
        done();
        resolve(said);
      };
      const gone = (code: number | null): void => {
        done();
        this.#host = undefined;
        reject(new CannotJudge(`the host of the tests ended with ${code}`));
      };
      host.on('message', hear).on('exit', gone);
      ask();
    });
  }
}

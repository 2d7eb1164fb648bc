/** A batch of draws: generated in a process of its own, compiled together, run, and the mistakes found. */
import { fork } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ContractFile } from '../src/generate/inputs.ts';
import { cc, rejectedBy, rustc, tsc, type Compile } from './compilers.ts';
import type { DrawnFile } from './tree.ts';
import type { Job, Said } from './worker.ts';

/** What became of a draw. */
export type Verdict = {
  readonly id: number;
  readonly result: 'works' | 'finding' | 'failure';
  readonly step: string;
  readonly message: string;
};

/** A draw by its seed, with files that were made smaller, or contracts that nothing drew. */
export type BatchDraw = {
  readonly id: number;
  readonly files?: readonly DrawnFile[];
  readonly texts?: readonly ContractFile[];
};

/** Which compilers there are. */
export type Tools = { readonly cc: boolean; readonly rustc: boolean };

/** Real time that one draw may take before it counts as one that does not end. */
const HANG_MS = 90_000;

/** Why a worker ended before it had said something of each draw. */
export function whyEnded(code: number | null, signal: string | null, errors: string): string {
  if (signal !== null) return `does not end within ${HANG_MS / 1000} s`;
  return errors === '' ? `ended its process with ${code}, without a word` : errors;
}

/** Asks a worker; draws of which nothing is said hang, or ended the process. */
function ask(job: Job, hear: (said: Said) => void): Promise<void> {
  return new Promise((resolve) => {
    const worker = fork(join(import.meta.dirname, 'worker.ts'), {
      execArgv: ['-C', '@abicus/source'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const open = new Set(job.draws.map(({ id }) => id));
    let errors = '';
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => worker.kill('SIGKILL'), HANG_MS);
    };
    wait();
    worker.stderr?.on('data', (chunk: Buffer) => void (errors += chunk.toString()));
    worker.on('message', (said) => {
      wait();
      open.delete((said as Said).id);
      hear(said as Said);
    });
    worker.on('close', (code, signal) => {
      clearTimeout(timer);
      const [first, ...others] = open;
      const message = whyEnded(code, signal, errors);
      if (first !== undefined) hear({ id: first, step: job.kind, result: 'failure', message });
      const rest = job.draws.filter(({ id }) => others.includes(id));
      resolve(rest.length === 0 ? undefined : ask({ ...job, draws: rest }, hear));
    });
    worker.send(job);
  });
}

/** Judges draws in a folder, which is made and removed. */
export async function judge(
  folder: string,
  draws: readonly BatchDraw[],
  tools: Tools,
): Promise<Verdict[]> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const verdicts = new Map<number, Verdict>();
  let left: number[] = [];
  const hear = ({ id, step, result, message }: Said): void => {
    if (result === 'generated') left.push(id);
    else verdicts.set(id, { id, step, result, message });
  };
  await ask({ kind: 'prepare', folder, draws }, hear);
  const compile = (step: string, compiler: Compile): void => {
    for (const [id, message] of rejectedBy(compiler, left)) {
      verdicts.set(id, { id, step, result: 'failure', message });
    }
    left = left.filter((id) => !verdicts.has(id));
  };
  compile('tsc', tsc(folder));
  if (tools.cc) compile('cc', cc(folder));
  if (tools.rustc) compile('rustc', rustc(folder));
  const codecs = left.map((id) => ({ id }));
  if (codecs.length > 0) await ask({ kind: 'codecs', folder, draws: codecs }, hear);
  rmSync(folder, { recursive: true, force: true });
  return draws.flatMap(({ id }) => verdicts.get(id) ?? []);
}

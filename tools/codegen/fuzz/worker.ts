/** A process of its own for draws: what hangs there is stopped from outside. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { deserialize, serialize } from 'node:v8';
import { drawnFrom } from './arbitrary.ts';
import { codecCases, guardCases, type CodecCase, type GuardCase } from './codec-cases.ts';
import { codecsFail } from './codec-run.ts';
import { nativeFiles } from './native-cases.ts';
import { outcomeOf, outcomeOfTexts, WORKSPACE, type Outcome } from './outcome.ts';
import type { BatchDraw } from './batch.ts';
import { verdictsFail, type Served } from './verdicts.ts';
import { linkPackages, scaffolded } from './scaffolded.ts';

/** What the parent asks for. */
export type Job = {
  readonly kind: 'prepare' | 'codecs';
  readonly folder: string;
  readonly draws: readonly BatchDraw[];
};

/** What is said of one draw. */
export type Said = {
  readonly id: number;
  readonly step: string;
  readonly result: 'generated' | 'finding' | 'failure' | 'works';
  readonly message: string;
};

function write(folder: string, path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function writeOut(
  folder: string,
  id: number,
  made: Outcome & { readonly kind: 'generated' },
): void {
  for (const [path, text] of made.outputs) {
    // The system of a draw imports the packages of its programs, which do not exist.
    if (path.endsWith('.ts') && !path.startsWith(`${WORKSPACE.system}/`)) write(folder, path, text);
  }
  for (const [path, text] of scaffolded(made.model)) write(folder, path, text);
  linkPackages(folder, made.model);
  for (const [path, text] of nativeFiles(made.model, made.outputs, id)) write(folder, path, text);
  const { services } = made.model;
  const cases = [codecCases(made.model), guardCases(made.model), { services }];
  write(folder, 'cases.bin', serialize(cases));
}

async function prepare(job: Job, say: (said: Said) => void): Promise<void> {
  for (const { id, files, texts } of job.draws) {
    const outcome = await (texts ? outcomeOfTexts(texts) : outcomeOf(files ?? drawnFrom(id)));
    if (outcome.kind === 'failure') {
      say({ id, step: outcome.step, result: 'failure', message: outcome.message });
    } else if (outcome.kind === 'finding') {
      const [first] = outcome.findings;
      say({ id, step: 'finding', result: 'finding', message: `${first?.slug}: ${first?.message}` });
    } else {
      try {
        writeOut(join(job.folder, `draw-${id}`), id, outcome);
        say({ id, step: 'generate', result: 'generated', message: '' });
      } catch (cause) {
        const message = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
        say({ id, step: 'expectations', result: 'failure', message });
      }
    }
  }
}

async function codecs(job: Job, say: (said: Said) => void): Promise<void> {
  for (const { id } of job.draws) {
    const folder = join(job.folder, `draw-${id}`);
    const [frames, guards, served] = deserialize(readFileSync(join(folder, 'cases.bin'))) as [
      CodecCase[],
      GuardCase[],
      Served,
    ];
    const why = (await codecsFail(folder, frames, guards)) ?? (await verdictsFail(folder, served));
    const result = why === undefined ? 'works' : 'failure';
    say({ id, step: 'codecs', result, message: why ?? '' });
  }
}

process.once('message', (job: Job) => {
  const say = (said: Said): void => void process.send?.(said);
  void (job.kind === 'prepare' ? prepare : codecs)(job, say).then(() => process.disconnect());
});

/**
 * Follows docs/adopting.md in an empty folder outside the workspace: writes its files, runs its
 * commands in a shell, and uses only the packed tarballs.
 */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { machinePath } from '../machine.ts';
import { run } from '../pack.ts';
import { workspaceRoot } from '../steps.ts';
import { shows } from './shown.ts';
import { walkSteps, type Way, type WalkStep } from './walkthrough.ts';

const GUIDE = join(workspaceRoot, 'docs/adopting.md');

type Run = Extract<WalkStep, { kind: 'run' }>;
type Write = Extract<WalkStep, { kind: 'write' }>;
type Edit = Extract<WalkStep, { kind: 'edit' }>;

/** The steps of the guide for one kind of reader. */
export function stepsFor(way: Way): WalkStep[] {
  return walkSteps(readFileSync(GUIDE, 'utf8'), way);
}

/** The result of a command: both outputs, and its standard output alone. */
type Outcome = { readonly ok: boolean; readonly output: string; readonly printed: string };

/** The folders of a reader. */
export type Place = {
  /** An empty folder. */
  readonly root: string;
  /** The folder that the guide calls DIR. */
  readonly tarballs: string;
  /** A folder for programs that the machine may lack: Node 24 and pnpm. */
  readonly bin: string;
};

/** A file up to the first line with a word. */
function linesBefore(file: string, word: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes(word));
  if (at < 0) throw new Error(`${file} does not hold '${word}'`);
  return lines
    .slice(0, at)
    .map((line) => `${line}\n`)
    .join('');
}

/** A reader of the guide. */
export class Walker {
  readonly #place: Place;
  readonly #undo: (() => void)[] = [];

  constructor(place: Place) {
    this.#place = place;
    mkdirSync(place.root);
    mkdirSync(place.bin);
    symlinkSync(process.execPath, join(place.bin, 'node'));
    symlinkSync(join(workspaceRoot, 'node_modules/pnpm/bin/pnpm.cjs'), join(place.bin, 'pnpm'));
  }

  /** Takes one step. Throws if it fails. */
  async take(step: WalkStep): Promise<void> {
    switch (step.kind) {
      case 'run':
        await this.#run(step);
        if (this.#undo.length === 0) return;
        for (const undo of this.#undo.splice(0)) undo();
        await this.#run({ ...step, fails: undefined, prints: undefined });
        return;
      case 'write':
        this.#write(step);
        return;
      case 'edit':
        this.#edit(step);
    }
  }

  #write({ path, from, text }: Write): void {
    const file = join(this.#place.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, from === undefined ? text : `${linesBefore(file, from)}${text}`);
  }

  #edit({ path, from, to, undone }: Edit): void {
    const file = join(this.#place.root, path);
    const before = readFileSync(file, 'utf8');
    if (!before.includes(from)) throw new Error(`${path} does not hold '${from}'`);
    writeFileSync(file, before.replace(from, to));
    if (undone) this.#undo.push(() => writeFileSync(file, before));
  }

  /**
   * Runs a command that must succeed, or must fail with a text in its output. Its output must match
   * the shown one, if there is one.
   */
  async #run({ command, fails, prints }: Run): Promise<void> {
    const { ok, output, printed } = await this.#go(command);
    const wanted = fails === undefined ? 'must succeed' : `must fail and print '${fails}'`;
    if (fails === undefined ? !ok : ok || !output.includes(fails)) {
      throw new Error(`\`${command}\` ${wanted}:\n${output}`);
    }
    if (prints === undefined || shows(prints, printed)) return;
    throw new Error(`\`${command}\` must print:\n${prints}\nand printed:\n${printed}`);
  }

  async #go(command: string): Promise<Outcome> {
    const { root, tarballs, bin } = this.#place;
    // Neither a terminal nor CI, where pnpm does not change its lock file by default.
    const env = {
      CI: '',
      NO_COLOR: '1',
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      PATH: [bin, ...machinePath()].join(delimiter),
    };
    try {
      const text = command.replaceAll(/\bDIR\b/g, tarballs);
      const printed = await run('sh', ['-c', text], root, env);
      return { ok: true, output: printed, printed };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const { stdout = '' }: { readonly stdout?: string } = Object(error.cause);
      return { ok: false, output: error.message, printed: stdout };
    }
  }
}

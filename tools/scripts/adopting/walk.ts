/**
 * The walk of a reader of docs/adopting.md, in an empty folder elsewhere: files as they stand there, commands as a shell
 * takes them, and nothing of this workspace but the packed tarballs.
 */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { machinePath } from '../machine.ts';
import { run } from '../pack.ts';
import { workspaceRoot } from '../steps.ts';
import { walkSteps, type Way, type WalkStep } from './walkthrough.ts';

const GUIDE = join(workspaceRoot, 'docs/adopting.md');

type Edit = Extract<WalkStep, { kind: 'edit' }>;

/** The steps of the guide for readers of one way. */
export function stepsFor(way: Way): WalkStep[] {
  return walkSteps(readFileSync(GUIDE, 'utf8'), way);
}

/** Where a reader is, and what the reader has. */
export type Place = {
  /** An empty folder. */
  readonly root: string;
  /** The folder that the guide calls DIR. */
  readonly tarballs: string;
  /** A folder for the programs that a reader has beside those of the machine: Node 24 and pnpm. */
  readonly bin: string;
};

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

  /** Takes one step. Throws if it goes wrong. */
  async take(step: WalkStep): Promise<void> {
    switch (step.kind) {
      case 'run':
        await this.#run(step.command, step.fails);
        if (this.#undo.length === 0) return;
        for (const undo of this.#undo.splice(0)) undo();
        await this.#run(step.command, undefined);
        return;
      case 'write': {
        const path = join(this.#place.root, step.path);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, step.text);
        return;
      }
      case 'edit':
        this.#edit(step);
    }
  }

  #edit({ path, from, to, undone }: Edit): void {
    const file = join(this.#place.root, path);
    const before = readFileSync(file, 'utf8');
    if (!before.includes(from)) throw new Error(`${path} does not hold '${from}'`);
    writeFileSync(file, before.replace(from, to));
    if (undone) this.#undo.push(() => writeFileSync(file, before));
  }

  /** Runs a command that must succeed, or must fail with a text in its output. */
  async #run(command: string, fails: string | undefined): Promise<void> {
    const { ok, output } = await this.#go(command);
    if (fails === undefined ? ok : !ok && output.includes(fails)) return;
    const wanted = fails === undefined ? 'must succeed' : `must fail and print '${fails}'`;
    throw new Error(`\`${command}\` ${wanted}:\n${output}`);
  }

  async #go(command: string): Promise<{ ok: boolean; output: string }> {
    const { root, tarballs, bin } = this.#place;
    // Neither a terminal nor CI, whose defaults differ: pnpm would refuse to change its lock there.
    const env = {
      CI: '',
      NO_COLOR: '1',
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      PATH: [bin, ...machinePath()].join(delimiter),
    };
    try {
      const text = command.replaceAll(/\bDIR\b/g, tarballs);
      return { ok: true, output: await run('sh', ['-c', text], root, env) };
    } catch (error) {
      return { ok: false, output: error instanceof Error ? error.message : String(error) };
    }
  }
}

/**
 * The walk of someone who adopts abicus: docs/adopting.md, done as it stands there in an empty Nx workspace elsewhere,
 * with nothing of this one but the packed tarballs.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { installConsumer, QUIET, type Tarball } from '../consumer.ts';
import { run } from '../pack.ts';
import { workspaceRoot } from '../steps.ts';
import { walkSteps, type WalkStep } from './walkthrough.ts';

const GUIDE = join(workspaceRoot, 'docs/adopting.md');
const WORKSPACES = ['libs/abi/*', 'libs/services/*'];
const IGNORED = 'node_modules\ndist\n.tsbuild\n.nx\n.abicus\n';
/** `npm install` with names: they come from the tarballs and from npm's cache, all at once. */
const INSTALL = /^npm install (?=\S)/;

type Edit = Extract<WalkStep, { kind: 'edit' }>;

/** The steps of the guide that are taken: what is installed comes from the tarballs, before the first one. */
export function stepsToTake(): WalkStep[] {
  const steps = walkSteps(readFileSync(GUIDE, 'utf8'));
  return steps.filter((step) => step.kind !== 'run' || !INSTALL.test(step.command));
}

/** The reader of the guide, in the workspace at `root`. */
export class Walker {
  readonly #root: string;
  readonly #undo: (() => void)[] = [];

  constructor(root: string) {
    this.#root = root;
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
      case 'write':
        writeFileSync(join(this.#root, step.path), step.text);
        return;
      case 'edit':
        this.#edit(step);
    }
  }

  #edit({ path, from, to, undone }: Edit): void {
    const file = join(this.#root, path);
    const before = readFileSync(file, 'utf8');
    if (!before.includes(from)) throw new Error(`${path} does not hold '${from}'`);
    writeFileSync(file, before.replace(from, to));
    if (undone) this.#undo.push(() => writeFileSync(file, before));
  }

  /** Runs a command that must succeed, or must fail with a text in its output. */
  async #run(command: string, fails: string | undefined): Promise<void> {
    const { ok, output } = await this.#go(command);
    if (fails === undefined ? ok : !ok && output.includes(fails)) return;
    const wanted = fails === undefined ? 'must succeed' : `must fail and say '${fails}'`;
    throw new Error(`\`${command}\` ${wanted}:\n${output}`);
  }

  async #go(command: string): Promise<{ ok: boolean; output: string }> {
    const [program = '', ...args] = command.split(' ');
    const env = {
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      NX_CACHE_DIRECTORY: join(this.#root, '.nx/cache'),
      NX_WORKSPACE_ROOT_PATH: this.#root,
      CI: 'true',
      PATH: [dirname(process.execPath), process.env['PATH']].filter(Boolean).join(delimiter),
    };
    const quiet = program === 'npm' ? QUIET : [];
    try {
      return { ok: true, output: await run(program, [...args, ...quiet], this.#root, env) };
    } catch (error) {
      return { ok: false, output: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** What is installed beside the tarballs: names as they are asked for, without what follows their `@`. */
function toolsOf(steps: readonly WalkStep[], tarballs: readonly Tarball[]): string[] {
  const own = new Set(tarballs.map(({ packed }) => packed.name));
  return steps
    .flatMap((step) =>
      step.kind === 'run' && INSTALL.test(step.command) ? step.command.split(' ').slice(2) : [],
    )
    .map((asked) => asked.replace(/(?<=.)@.*/, ''))
    .filter((name) => !own.has(name));
}

/** An empty workspace beside the tarballs, in which all that the guide installs is there. */
export async function emptyWorkspace(root: string, tarballs: readonly Tarball[]): Promise<Walker> {
  mkdirSync(root);
  writeFileSync(join(root, '.gitignore'), IGNORED);
  const tools = toolsOf(walkSteps(readFileSync(GUIDE, 'utf8')), tarballs);
  await installConsumer(root, tarballs, { tools, workspaces: WORKSPACES });
  return new Walker(root);
}

/**
 * The walk of someone who adopts abicus, as its README tells it: an empty Nx workspace elsewhere, with
 * nothing of this one but the packed tarballs. A new contract, generated, implemented; then broken in
 * three ways, each of which `abicus check` must bite.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { installConsumer, QUIET, type Tarball } from './consumer.ts';
import { run } from './pack.ts';

/** What is added to the tarballs: a compiler and a runner of tests. */
const TOOLS = ['@types/node', '@typescript/native', 'typescript', 'vitest'];

const COMPILER = {
  target: 'es2024',
  module: 'nodenext',
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  types: ['node'],
};

const HANDLERS = 'libs/services/spooler/src/handlers.ts';
const TESTS = 'libs/services/spooler/src/handlers.test.ts';
const CONTRACT = 'contracts/rfc-0001-spooler.contract.ts';

/** What the walker writes for the handlers that only refuse. */
const IMPLEMENTED = `/** What spooler does for each operation of its contract. */
import { addRejects, LIMITS, type SpoolerHandlers } from '@acme/abi-spooler';

/** The handlers of one instance, whose state they share. */
export function spoolerHandlers<C>(): SpoolerHandlers<C> {
  let entries = 0;
  return {
    add: (_call, { value }) => {
      if (value === 0) return addRejects.value;
      if (entries === LIMITS.entries) return addRejects.room;
      entries++;
      return { id: entries };
    },
  };
}
`;

/** A way to break what was made: an edit, and the finding that must follow. */
interface Break {
  readonly what: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly code: string;
}

const BREAKS: readonly Break[] = [
  {
    what: 'the handler forgets a check',
    file: HANDLERS,
    from: '      if (value === 0) return addRejects.value;\n',
    to: '',
    code: 'ABI4103',
  },
  {
    what: 'the contract changes and nothing is generated',
    file: CONTRACT,
    from: 'limit(64,',
    to: 'limit(32,',
    code: 'ABI3001',
  },
  {
    what: 'the test of an element is renamed',
    file: TESTS,
    from: 'spooler.add.value: zero',
    to: 'zero',
    code: 'ABI5001',
  },
];

/** Programs of the workspace at `root`, on the Node that runs this. */
class Walker {
  readonly root: string;
  constructor(root: string) {
    this.root = root;
  }

  /** Runs a program of node_modules/.bin; what it printed, and whether it succeeded. */
  async go(program: string, ...args: string[]): Promise<{ ok: boolean; output: string }> {
    const env = {
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      NX_CACHE_DIRECTORY: join(this.root, '.nx/cache'),
      NX_WORKSPACE_ROOT_PATH: this.root,
      CI: 'true',
      PATH: [dirname(process.execPath), join(this.root, 'node_modules/.bin'), process.env['PATH']]
        .filter(Boolean)
        .join(delimiter),
    };
    try {
      return { ok: true, output: await run(program, args, this.root, env) };
    } catch (error) {
      return { ok: false, output: error instanceof Error ? error.message : String(error) };
    }
  }

  /** The same, for what must succeed, or must fail with this text in its output. */
  async expect(why: string, command: readonly string[], failing?: string): Promise<void> {
    const [program = '', ...args] = command;
    const { ok, output } = await this.go(program, ...args);
    const fine = failing === undefined ? ok : !ok && output.includes(failing);
    if (fine) return;
    const wanted = failing === undefined ? 'must succeed' : `must fail and say '${failing}'`;
    throw new Error(`${why}: \`${command.join(' ')}\` ${wanted}:\n${output}`);
  }

  edit(file: string, from: string, to: string): void {
    const path = join(this.root, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} does not hold '${from}'`);
    writeFileSync(path, text.replace(from, to));
  }
}

function emptyWorkspace(root: string): void {
  mkdirSync(root);
  const files = {
    'abicus.json': { scope: '@acme' },
    'tsconfig.json': { compilerOptions: COMPILER, include: ['contracts', 'libs'] },
    'nx.json': {
      neverConnectToCloud: true,
      analytics: false,
      plugins: ['@abicus/nx'],
      sync: { globalGenerators: ['@abicus/nx:sync'] },
    },
  };
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(root, name), JSON.stringify(value));
  }
  writeFileSync(join(root, 'vitest.config.ts'), 'export default {};\n');
  writeFileSync(join(root, '.gitignore'), 'node_modules\ndist\n.tsbuild\n.nx\n.abicus\n');
}

async function breakAndMend(walker: Walker): Promise<void> {
  for (const { what, file, from, to, code } of BREAKS) {
    walker.edit(file, from, to);
    await walker.expect(what, ['abicus', 'check'], code);
    writeFileSync(
      join(walker.root, file),
      to === '' ? IMPLEMENTED : readFileSync(join(walker.root, file), 'utf8').replace(to, from),
    );
    await walker.expect(`${what}, mended`, ['abicus', 'check']);
  }
}

/** Walks, in a new folder beside the tarballs. Throws at the first step that goes wrong. */
export async function walk(root: string, tarballs: readonly Tarball[]): Promise<void> {
  emptyWorkspace(root);
  const workspaces = ['libs/abi/*', 'libs/services/*'];
  await installConsumer(root, tarballs, { tools: TOOLS, workspaces });
  const walker = new Walker(root);
  const spooler = 'libs/services/spooler';
  await walker.expect('a new contract', ['abicus', 'new', 'contract', 'spooler']);
  await walker.expect('it compiles', ['tsc', '-p', '.']);
  await walker.expect('its first test', ['vitest', 'run', 'contracts'], 'next: write the context');
  walker.edit(CONTRACT, 'Say what goes wrong without spooler, and who needs it.', 'Jobs wait.');
  await walker.expect('its first test', ['vitest', 'run', 'contracts']);
  await walker.expect('nothing generated', ['nx', 'sync:check'], 'run `abicus generate`');
  await walker.expect('generating', ['abicus', 'generate']);
  await walker.expect('generated', ['nx', 'sync:check']);
  await walker.expect('a new service', ['nx', 'g', '@abicus/nx:service', 'spooler']);
  await walker.expect('linking', ['npm', 'install', ...QUIET]);
  await walker.expect('it compiles', ['tsc', '-p', '.']);
  await walker.expect('its first test', ['vitest', 'run', spooler], 'next: write `add`');
  writeFileSync(join(root, HANDLERS), IMPLEMENTED);
  await walker.expect('implemented', ['vitest', 'run', spooler]);
  await walker.expect('and clean', ['nx', 'run-many', '--targets=typecheck,test']);
  await breakAndMend(walker);
}

/** Files that verbs read or write, and something else in their place. */
import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { onTestFinished } from 'vitest';
import { run } from '../src/run.ts';

const LAUNCHER = join(import.meta.dirname, '../bin/abicus.cjs');

const CONTRACT = `import { contract, errno, newtype, u32 } from '@abicus/contract';
export default contract({
  id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@spool'], created: '2026-01-01',
  feeds: 'spool', context: 'Jobs wait.', goals: [], errors: { EBUSY: errno(16, 'busy') },
  types: { Job: newtype(u32, { errno: 'EBUSY' }) },
});
`;

function workspace(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-odd-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'abicus.json'), '{}\n');
  mkdirSync(join(root, 'contracts'));
  writeFileSync(join(root, 'contracts/rfc-0001-spool.contract.ts'), CONTRACT);
  return root;
}

const NOWHERE = join(tmpdir(), `abicus-nowhere-${process.pid}`);

/** What stands where a file should be. */
const ODD: Readonly<Record<string, (whole: string) => void>> = {
  'a folder (EISDIR)': (whole) => mkdirSync(whole),
  'a link to itself (ELOOP)': (whole) => symlinkSync(whole, whole),
  'in a file (ENOTDIR)': (whole) => {
    const folder = dirname(whole);
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
  },
  'a link to nothing': (whole) => symlinkSync(NOWHERE, whole),
  'a pipe': (whole) => void spawnSync('mkfifo', [whole]),
};

/** Files that each verb reads or writes. */
const FILES: readonly (readonly [verb: string, args: readonly string[], file: string])[] = [
  ['generate', [], 'libs/abi/spool/src/types.ts'],
  ['generate', [], 'contracts/.lock/outputs.json'],
  ['generate', [], '.oxfmtrc.json'],
  ['check', [], 'libs/abi/spool/src/types.ts'],
  ['check', [], 'src/hand.ts'],
  ['new', ['contract', 'other'], 'libs/abi/other/package.json'],
  ['new', ['contract', 'other'], 'contracts/rfc-0002-other.contract.ts'],
  ['new', ['contract', 'other'], 'tsconfig.base.json'],
  ['prove', [], '.abicus/reports/tests.json'],
  ['prove', [], '.abicus/evidence/run/trace.json'],
  ['prove', [], '.abicus/evidence/run/capabilities.json'],
];

/** Where the verb does without the file, and why. */
export const NOTHING: Readonly<Record<string, string>> = {
  'check src/hand.ts a folder (EISDIR)': 'a folder may have any name',
  'check src/hand.ts in a file (ENOTDIR)': 'then there is no such path',
  'check src/hand.ts a link to nothing': 'editors lock a file with one',
  'generate .oxfmtrc.json a link to nothing': 'there are no settings',
  'new tsconfig.base.json a link to nothing': 'there are no settings',
  'prove .abicus/evidence/run/trace.json in a file (ENOTDIR)': 'a file beside runs is not a run',
  'prove .abicus/evidence/run/capabilities.json in a file (ENOTDIR)':
    'a file beside runs is not a run',
};

type Said = { readonly code: number | null; readonly said: string };

async function inProcess(cwd: string, argv: readonly string[]): Promise<Said> {
  let said = '';
  const tell = (text: string): void => void (said += text);
  const { signal } = new AbortController();
  const code = await run(argv, {
    cwd,
    env: {},
    out: tell,
    err: tell,
    terminal: false,
    stop: signal,
  });
  return { code, said };
}

/** The same in a process of its own, which can be ended if it waits for ever. */
function inChild(cwd: string, args: readonly string[]): Said {
  const options = { cwd, timeout: 60_000, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], options);
  return { code: status, said: stdout + stderr };
}

/** A verb, and what stands in the place of a file. */
export type Cell = {
  readonly verb: string;
  readonly args: readonly string[];
  readonly file: string;
  readonly odd: string;
  readonly cell: string;
};

/** All of them. */
export const CELLS: readonly Cell[] = FILES.flatMap(([verb, args, file]) =>
  Object.keys(ODD)
    // The root of the workspace itself is no file.
    .filter((odd) => file.includes('/') || !odd.includes('ENOTDIR'))
    .map((odd) => ({ verb, args, file, odd, cell: `${verb} ${file} ${odd}` })),
);

/** Whether a process of its own is started, since it may wait for ever. */
export const isPipe = ({ odd }: Cell): boolean => odd === 'a pipe';

/** What came of a cell. */
export type Outcome = {
  /** Whether the verb failed and named the file. */
  readonly isSeen: boolean;
  readonly said: string;
  /** Whether a file was made where the link leads to nothing. */
  readonly isMade: boolean;
};

/** Runs a verb with something else in the place of a file. */
export async function outcomeOf(cell: Cell): Promise<Outcome> {
  const { verb, args, file, odd } = cell;
  const root = workspace();
  const whole = join(root, file);
  mkdirSync(dirname(whole), { recursive: true });
  ODD[odd]?.(whole);
  const argv = [verb, ...args];
  const { code, said } = isPipe(cell) ? inChild(root, argv) : await inProcess(root, argv);
  // A folder that is a file is told by the first path in it, or by itself.
  const isTold = said.split(/\s/).some((word) => {
    return word.startsWith(`${file}:`) || word === file || word.startsWith(dirname(file));
  });
  const isMade = lstatSync(NOWHERE, { throwIfNoEntry: false }) !== undefined;
  return { isSeen: isTold && (code === 1 || code === 2), said, isMade };
}

/** Folders of the kernel are layers: each imports those above it in the table of the kernel's README, and no others. */
import { dirname, join } from 'node:path/posix';
import type { File, Finding, Rule } from '../rule.ts';

const SOURCE = 'libs/kernel/src/';
const TABLE = 'libs/kernel/README.md';
const ROW = /^\| `([a-z]+)\/` +\|/gm;
const IMPORT = /(?:from|import\() ?'(\.[^']+)'/;

/** The folder of a path below the source of the kernel; empty for a file beside the folders. */
function folderOf(path: string): string {
  const [first = '', ...rest] = path.slice(SOURCE.length).split('/');
  return rest.length === 0 ? '' : first;
}

/** What is wrong with an import of a file of `from`, if something is. */
function wrong(from: string, to: string, layers: readonly string[]): string | undefined {
  if (from === to || from === '') return undefined;
  if (to === '') return `${from}/ imports a file beside the folders, which are above all layers`;
  if (layers.indexOf(to) < layers.indexOf(from)) return undefined;
  return `${from}/ imports ${to}/, which is not above it in the table of ${TABLE}`;
}

function inFile({ path, text }: File, layers: readonly string[]): Finding[] {
  const from = folderOf(path);
  return text.split('\n').flatMap((line, i) => {
    const target = IMPORT.exec(line)?.[1];
    const to = target === undefined ? undefined : join(dirname(path), target);
    if (to === undefined || !to.startsWith(SOURCE)) return [];
    const message = wrong(from, folderOf(to), layers);
    return message === undefined ? [] : [{ path, line: i + 1, message }];
  });
}

/** Layers of the kernel hold; tests may import what they like. */
export const kernelLayers: Rule = {
  name: 'kernel layers',
  find: (files) => {
    const table = files.find(({ path }) => path === TABLE)?.text ?? '';
    const layers = [...table.matchAll(ROW)].map(([, name = '']) => name);
    const sources = files.filter(
      ({ path }) => path.startsWith(SOURCE) && path.endsWith('.ts') && !path.endsWith('.test.ts'),
    );
    const folders = new Set(sources.map(({ path }) => folderOf(path)).filter(Boolean));
    const unlisted = [...folders].filter((name) => !layers.includes(name));
    const gone = layers.filter((name) => !folders.has(name));
    const closed = [
      ...unlisted.map((name) => `the folder ${name}/ of the kernel has no row in the table`),
      ...gone.map((name) => `the table names ${name}/, which the kernel does not have`),
    ];
    return [
      ...closed.map((message) => ({ path: TABLE, line: 1, message })),
      ...sources.flatMap((file) => inFile(file, layers)),
    ];
  },
};

/** The table of names is closed over what is generated: each declared name is entered, and nothing that isn't declared. */
import { expect, test } from 'vitest';
import { EMITTERS } from '../../emit/index.ts';
import { drawnFrom } from '../../../fuzz/arbitrary.ts';
import { textsOf } from '../../../fuzz/outcome.ts';
import { readContracts, type ContractFile } from '../../generate/inputs.ts';
import { readSources } from '../../generate/sources.ts';
import { link } from '../../model/link.ts';
import { assemble } from '../../output/assemble.ts';
import { contractFile } from '../../testing/annotated.ts';
import { EVERYTHING } from '../../testing/everything.ts';
import { EVERYTHING_SCHEMAS } from '../../testing/everything-schemas.ts';
import { EVERYTHING_SERVED } from '../../testing/everything-served.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { namesOfModule, type ModuleNames } from '../testing/modules.ts';
import { writtenIn } from './table.ts';
import { LIBRARY } from './words.ts';

const workspace = workspaceAt(`${import.meta.dirname}/../../../../..`);
const raw = (_path: string, text: string): Promise<string> => Promise.resolve(text);

type Generated = {
  readonly table: string[];
  readonly modules: readonly (ModuleNames & { readonly at: string })[];
};

/** What is generated of contracts, and the table of its names; nothing of contracts that are findings. */
async function generated(files: readonly ContractFile[]): Promise<Generated | undefined> {
  const read = readSources(files);
  const linked = read.ok ? link(read.sources, workspace) : read;
  if (!read.ok || !linked.ok) return undefined;
  const { model } = linked;
  const outputs = await assemble(read.sources, model, workspace, EMITTERS, raw);
  const packages = model.packages.map(({ feeds, folder }) => ({ feeds, source: `${folder}/src/` }));
  const modules = packages.flatMap(({ feeds, source }) =>
    [...outputs]
      .filter(([path]) => path.startsWith(source) && path.endsWith('.ts'))
      .map(([path, text]) => ({
        at: `${feeds}/${path.slice(source.length)}`,
        ...namesOfModule(path, text),
      })),
  );
  const table = packages.flatMap(({ feeds }) =>
    writtenIn(model, feeds, workspace).flatMap((one) => [
      ...one.exports.map((name) => `${feeds}/${one.file} export ${name}`),
      ...(one.locals ?? []).map((name) => `${feeds}/${one.file} ${name}`),
    ]),
  );
  return { table, modules };
}

const declared = ({ modules }: Generated): string[] =>
  modules.flatMap(({ at, exports, locals }) => [
    ...[...exports].map((name) => `${at} export ${name}`),
    ...[...locals].map((name) => `${at} ${name}`),
  ]);

const draws = Array.from({ length: 120 }, (_, seed) => textsOf(drawnFrom(seed)));
const contracts = [
  readContracts(workspace),
  [contractFile(EVERYTHING)],
  [contractFile(EVERYTHING_SERVED)],
  [contractFile(EVERYTHING_SCHEMAS)],
  ...draws,
];
const all = (await Promise.all(contracts.map(generated))).filter((one) => one !== undefined);

test('the contracts of this repository, those with every form and some of those drawn are generated', () => {
  expect(all.length).toBeGreaterThan(30);
});

test('each name that is declared at the top of a module is in the table, and no other', () => {
  for (const one of all) expect(declared(one).sort()).toEqual([...new Set(one.table)].sort());
});

test('what generated code takes of the library of the language is on the list, and nothing else is', () => {
  const free = all.flatMap(({ modules }) => modules.flatMap((one) => [...one.free]));
  expect([...new Set(free)].sort()).toEqual([...LIBRARY].sort());
});

test('nothing that a module imports is declared again inside of it', () => {
  const shadowed = all.flatMap(({ modules }) =>
    modules.flatMap((one) => [...one.shadowed].map((name) => `${one.at} ${name}`)),
  );
  expect(shadowed).toEqual([]);
});

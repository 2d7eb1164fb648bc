/** Borrowed names are followed from declaration to declaration, within a contract and beyond it. */
import { expect, onTestFinished, test } from 'vitest';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceAt } from '@abicus/codegen';
import { contractsOf } from './inputs.ts';
import { scan as scanOf, type Scan } from './scan.ts';

type Outline = Scan['outlines'][number];

/** A contract: what it borrows, and its names with the strings in the declaration of each. */
function outline(
  id: string,
  uses: Readonly<Record<string, readonly string[]>>,
  names: Readonly<Record<string, readonly string[]>>,
): Outline {
  return {
    file: `${id}.ts`,
    id,
    feeds: id.toLowerCase(),
    uses: new Map(Object.entries(uses)),
    names: new Map(Object.entries(names)),
    boots: false,
    calls: [],
    service: undefined,
    hasSyscalls: false,
  };
}

const OUTLINES = [
  outline('A', { B: ['Frame'] }, {}),
  // Frame → Part, of the same contract → Pid, of another one.
  outline('B', { C: ['Pid'], D: ['Other'] }, { Frame: ['Part'], Part: ['Pid'], Lone: ['Other'] }),
  outline('C', { E: ['EINVAL'] }, { Pid: ['EINVAL', 'Pid'] }),
  outline('D', {}, { Other: [] }),
  outline('E', {}, { EINVAL: [] }),
];

test('a package is made from what its borrowed names mention, however far, and from nothing else', () => {
  const scan = { outlines: OUTLINES, unread: [] };
  expect(contractsOf('a', scan)).toEqual(['A.ts', 'B.ts', 'C.ts', 'E.ts']);
  expect(contractsOf('b', scan)).toEqual(['B.ts', 'C.ts', 'D.ts', 'E.ts']);
  expect(contractsOf('d', scan)).toEqual(['D.ts']);
});

test('a contract that cannot be read is an input of every package', () => {
  const scan = { outlines: OUTLINES, unread: ['X.ts'] };
  expect(contractsOf('d', scan)).toEqual(['D.ts', 'X.ts']);
  expect(contractsOf('stranger', scan)).toEqual(['X.ts']);
});

test('what all contracts make together is made from all', () => {
  const all = OUTLINES.map(({ file }) => file);
  expect(contractsOf('native', { outlines: OUTLINES, unread: [] })).toEqual(all);
});

test('two contracts of one text are two, though the text is read once', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-scan-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'contracts'));
  const text = `import { contract } from '@abicus/contract';\n\nexport default contract({ id: 'A', feeds: 'a' });\n`;
  const files = ['a', 'b'].map((name) => `contracts/${name}.contract.ts`);
  for (const file of files) {
    writeFileSync(join(root, file), text);
  }
  expect(scanOf(workspaceAt(root)).outlines.map(({ file }) => file)).toEqual(files);
});

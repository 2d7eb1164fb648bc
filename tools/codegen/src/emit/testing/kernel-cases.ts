/** `testing/cases/`: a file per operation, and `cases.ts` with all of them. */
import { code, imported, importedType, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { kebab, screaming } from '../names.ts';
import { decodeCases, unknownNumbers, type Case } from './decode-cases.ts';
import { inSource, testingFile, type TestingHome } from './home.ts';
import { DECODE_CASE } from './templates.ts';

/** A bit pattern as people read it. */
function literalBits(value: bigint): string {
  return value < 0x1_0000n ? `${value}n` : `0x${value.toString(16)}n`;
}

function printCase(file: CodeFile, one: Case): void {
  const memory = one.memory.map(({ va, hex }) => `{ va: 0x${va.toString(16)}, hex: '${hex}' }`);
  file.block(
    '',
    () => {
      file.print(`covers: [${one.covers.map(quote).join(', ')}],`);
      file.print(`what: ${quote(one.what)},`);
      file.print(`registers: [${one.registers.map(literalBits).join(', ')}],`);
      file.print(`memory: [${memory.join(', ')}],`);
      file.print(`errno: ${one.errno},`);
    },
    '},',
  );
}

function casesFile(
  home: TestingHome,
  name: string,
  what: string,
  cases: readonly Case[],
): CodeFile {
  const file = testingFile(home, `cases/${kebab(name)}.ts`);
  const type = importedType('DecodeCase', inSource(home, 'testing/decode-case.ts'));
  file.doc(`Calls of \`${what}\`, good and bad.`);
  file.print(code`export const ${screaming(name)}_CASES: readonly ${type}[] = [`);
  for (const one of cases) printCase(file, one);
  file.print('];');
  return file;
}

function decodeCaseFile(home: TestingHome): CodeFile {
  const file = testingFile(home, 'decode-case.ts');
  const memory = importedType('UserMemory', '@abicus/wire');
  const fromHex = imported('fromHex', inSource(home, 'testing/hex.ts'));
  const named = [
    ['UserMemory', memory],
    ['fromHex', fromHex],
  ] as const;
  for (const line of DECODE_CASE.trim().split('\n')) {
    const found = named.find(([name]) => new RegExp(`\\b${name}\\b`).test(line));
    if (found === undefined) file.print(line);
    else {
      const [before = '', after = ''] = line.split(found[0]);
      file.print(before, found[1], after);
    }
  }
  return file;
}

/** The files of a package's decode cases; none if it has no operations. */
export function kernelCases(home: TestingHome): CodeFile[] {
  const { model, feeds } = home;
  const operations = model.operations.filter((one) => one.feeds === feeds);
  if (operations.length === 0) return [];
  const files = [
    ...operations.map((one) => casesFile(home, one.id, one.id, decodeCases(one, model))),
    casesFile(home, 'unknownNumbers', 'numbers that no syscall has', unknownNumbers(model)),
  ];
  const all = testingFile(home, 'cases.ts');
  const type = importedType('DecodeCase', inSource(home, 'testing/decode-case.ts'));
  all.doc('All cases of decoding calls, by operation and in the order of their registers.');
  all.print(code`export const DECODE_CASES: readonly ${type}[] = [`);
  for (const id of [...operations.map((one) => one.id), 'unknownNumbers']) {
    const name = imported(
      `${screaming(id)}_CASES`,
      inSource(home, `testing/cases/${kebab(id)}.ts`),
    );
    all.print(code`...${name},`);
  }
  all.print('];');
  return [decodeCaseFile(home), ...files, all];
}

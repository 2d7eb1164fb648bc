/** `testing/type-cases.ts`: for each named integer, values that its constructor takes and refuses. */
import type { IntegerDef } from '../../model/types.ts';
import { code, imported, importedType, quote } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { typesOf } from '../per-package.ts';
import { constructorName } from '../type-names.ts';
import { domainOf, type Sample } from './domain.ts';
import { inSource, testingFile, type TestingHome } from './home.ts';

const SHAPE = `
/** A named integer, and values at and around its edges. */
export type TypeCase = {
  /** The id of the type. */
  readonly id: string;
  /** The name of the error that it refuses values with. */
  readonly error: string;
  /** Its constructor. */
  readonly make: (value: never) => Result<unknown, string>;
  readonly taken: readonly (number | bigint)[];
  readonly refused: readonly (number | bigint)[];
};
`;

function literals(type: IntegerDef, samples: readonly Sample[]): string[] {
  const { scalar, carrier } = type;
  const values = samples.map(({ value }) =>
    scalar.signed && value >= 1n << 63n ? value - (1n << 64n) : value,
  );
  if (carrier === 'bigint') return values.map((value) => `${value}n`);
  return values.filter((value) => value <= 1n << 53n).map(String);
}

function refusedLiterals(type: IntegerDef, samples: readonly Sample[]): string[] {
  const list = literals(type, samples);
  if (type.carrier === 'bigint') return [...list, '-1n', '0x1_0000_0000_0000_0000n'];
  return [...list, ...(type.scalar.signed ? [] : ['-1']), '0.5', 'Number.NaN'];
}

/** The file of a package's type cases; none if it has no named integers. */
export function typeCaseFiles(home: TestingHome): CodeFile[] {
  const types = typesOf(home.model, home.feeds).filter((type) => type.kind !== 'struct');
  if (types.length === 0) return [];
  const shape = testingFile(home, 'type-case.ts');
  const result = importedType('Result', '@abicus/wire');
  for (const line of SHAPE.trim().split('\n')) {
    const [before = '', after] = line.split('Result<');
    if (after === undefined) shape.print(line);
    else shape.print(before, result, `<${after}`);
  }
  const row = importedType('TypeCase', inSource(home, 'testing/type-case.ts'));
  const file = testingFile(home, 'type-cases.ts');
  file.doc('Values at and around the edges of all named integers.');
  file.print(code`export const TYPE_CASES: readonly ${row}[] = [`);
  for (const type of types) {
    const make = imported(constructorName(type), inSource(home, 'types.ts'));
    const { taken, refused } = domainOf({ kind: 'named', type });
    file.print(
      code`{ id: ${quote(type.id)}, error: ${quote(type.errno?.name ?? 'EINVAL')}, make: ${make},`,
    );
    file.print(`taken: [${literals(type, taken).join(', ')}],`);
    file.print(`refused: [${refusedLiterals(type, refused).join(', ')}] },`);
  }
  file.print('];');
  return [shape, file];
}

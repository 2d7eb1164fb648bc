/**
 * `testing/wrapper-cases.ts`: the program's side of each operation with given arguments: the
 * registers that it must trap with, what must stand in memory at their addresses, and how results
 * are told.
 */
import type {
  ArgDef,
  Model,
  NewtypeDef,
  OperationDef,
  StructDef,
  ValueType,
} from '../../model/types.ts';
import {
  code,
  imported,
  importedType,
  join,
  property,
  quote,
  type Code,
} from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { referenceStruct } from '../../reference/encode.ts';
import { referenceSamples, type ReferenceSample } from '../../reference/values.ts';
import { failuresOf } from '../failures.ts';
import { factsOf } from '../op-facts.ts';
import { hexOf } from './bytes.ts';
import { domainOf, scalarOf } from './domain.ts';
import { inSource, testingFile, type TestingHome } from './home.ts';
import { literalRecord } from './vectors.ts';

/** An argument as a wrapper and as its raw twin take it, and what it puts into registers. */
type Given = {
  readonly typed: readonly Code[];
  readonly raw: readonly Code[];
  readonly registers: Readonly<Record<string, bigint | 'address'>>;
  readonly memory: readonly { readonly register: string; readonly hex: string }[];
};

/** An address that raw twins are given. */
const RAW_ADDRESS = 0x4000;

/** A value unlike that of the argument before it. */
function sampleOf(value: ValueType, index: number): bigint {
  const { taken } = domainOf(value);
  const { kind } = value;
  const isFree = (of: NewtypeDef): boolean =>
    of.min === undefined && of.below === undefined && of.align === undefined;
  const free = kind === 'scalar' || (value.type.kind === 'newtype' && isFree(value.type));
  const { size, signed } = scalarOf(value);
  if (free && !signed) return BigInt(17 + 3 * index) + (size > 4 ? 0x3_0000_0000n : 0n);
  return taken[Math.min(index + 1, taken.length - 1)]?.value ?? 0n;
}

function literalOf(value: ValueType, bits: bigint): string {
  const { carrier, signed } = scalarOf(value);
  const number = signed ? BigInt.asIntN(64, bits) : bits;
  return carrier === 'bigint' ? `${number}n` : String(number);
}

function typedLiteral(home: TestingHome, value: ValueType, bits: bigint): Code {
  const text = literalOf(value, bits);
  if (value.kind === 'scalar') return text;
  // A member of a closed enumeration is of its type already.
  if (value.type.kind === 'enumeration' && value.type.closed) return text;
  return code`${text} as ${importedType(value.type.name, inSource(home, 'types.ts'))}`;
}

function sampleOfStruct(type: StructDef): ReferenceSample {
  const samples = referenceSamples(type.fields);
  return samples[2] ?? samples[0] ?? { what: '', values: {} };
}

function givenOf(home: TestingHome, arg: ArgDef): Given {
  const { type, register, index } = arg;
  switch (type.kind) {
    case 'value':
    case 'optional': {
      const bits = sampleOf(type.of, index);
      const typed = typedLiteral(home, type.of, bits);
      const raw = literalOf(type.of, bits);
      return { typed: [typed], raw: [raw], registers: { [register]: bits }, memory: [] };
    }
    case 'pointer': {
      const address = { [register]: 'address' as const };
      if (type.direction === 'out') {
        return { typed: [], raw: [RAW_ADDRESS + 64 * index], registers: address, memory: [] };
      }
      const { values } = sampleOfStruct(type.of);
      const name = importedType(type.of.name, inSource(home, `structs/${structFile(type.of)}.ts`));
      const typed = code`${literalRecord(values, type.of.fields)} as ${name}`;
      const memory = [{ register, hex: referenceStruct(type.of, values) }];
      return { typed: [typed], raw: [RAW_ADDRESS + 64 * index], registers: address, memory };
    }
    case 'span': {
      const length = Math.max(type.min, 5 + index);
      const bytes = Array.from({ length }, (_, i) => (31 * i + index + 1) % 256);
      const registers = { [register]: 'address' as const, [type.length]: BigInt(length) };
      const raw = [RAW_ADDRESS + 64 * index, length];
      if (type.direction === 'out') return { typed: [length], raw, registers, memory: [] };
      const typed = [`Uint8Array.of(${bytes.join(', ')})`];
      return { typed, raw, registers, memory: [{ register, hex: hexOf(bytes) }] };
    }
  }
}

/** The file of a structure: its name in kebab case. */
function structFile({ name }: StructDef): string {
  return name.replaceAll(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}

/** Errors by number as the wrapper tells them: by the only sentinel, or by their names. */
function toldErrors(operation: OperationDef, model: Model): string {
  const { checks } = operation;
  const entries = failuresOf(operation, model).map(({ name, number }) => {
    const failing = checks.filter(({ fails }) => fails.name === name);
    const sentinels = [...new Set(failing.map(({ sentinel }) => sentinel ?? name))];
    return `${number}: ${quote(sentinels.length === 1 ? (sentinels[0] ?? name) : name)}`;
  });
  return `{ ${entries.join(', ')} }`;
}

/** Results of the call, if they are plain values: what a0 holds and what is told, or nothing is. */
function plainResults(operation: OperationDef): string[] {
  const { returns, second, args, noReturn } = operation;
  const fills = args.some(({ type }) => 'direction' in type && type.direction === 'out');
  if (second !== undefined || fills || noReturn) return [];
  if (returns === undefined) return ['results: [{ a0: 0n, value: undefined }],'];
  const { taken, refused } = domainOf(returns);
  const zero = taken.filter(({ value }) => value === 0n).map(({ value }) => value);
  const results = [...new Set([sampleOf(returns, 0), ...zero])].map((bits) => {
    return `{ a0: ${bits}n, value: ${literalOf(returns, bits)} }`;
  });
  const unknown = refused.filter(({ value }) => value < 1n << 63n).map(({ value }) => `${value}n`);
  return [`results: [${results.join(', ')}],`, `unknown: [${unknown.join(', ')}],`];
}

function printCase(file: CodeFile, home: TestingHome, operation: OperationDef): void {
  const { id, number, args, selector } = operation;
  const facts = factsOf(operation, home.model, home);
  const given = args.map((arg) => givenOf(home, arg));
  const registers: Record<string, bigint | 'address'> = { a7: BigInt(number) };
  if (selector !== undefined) registers[selector.register] = BigInt(selector.value);
  for (const one of given) Object.assign(registers, one.registers);
  const wrapper = imported(facts.wrapper, facts.path);
  const raw = imported(`${facts.name}Raw`, facts.path);
  const list = (values: readonly Code[]): Code => join([code`cpu`, ...values], ', ');
  const cells = Object.entries(registers).map(([name, value]) => {
    return `${property(name)}: ${value === 'address' ? quote(value) : `${value}n`}`;
  });
  const memory = given
    .flatMap((one) => one.memory)
    .map(({ register, hex }) => `${register}: '${hex}'`);
  file.block(
    '',
    () => {
      file.print(`id: ${quote(id)},`);
      file.print(code`typed: (cpu) => ${wrapper}(${list(given.flatMap(({ typed }) => typed))}),`);
      file.print(code`raw: (cpu) => ${raw}(${list(given.flatMap((one) => one.raw))}),`);
      file.print(`registers: { ${cells.join(', ')} },`);
      file.print(memory.length === 0 ? 'memory: {},' : `memory: { ${memory.join(', ')} },`);
      file.print(`errors: ${toldErrors(operation, home.model)},`);
      for (const line of plainResults(operation)) file.print(line);
      if (operation.noReturn) file.print('noReturn: true,');
    },
    '},',
  );
}

const SHAPE = `
/** A call of a wrapper, and what it must do. */
export type WrapperCase = {
  /** The id of the operation. */
  readonly id: string;
  /** The wrapper with typed arguments, and its raw twin with the same values. */
  readonly typed: (cpu: Cpu) => Program<unknown>;
  readonly raw: (cpu: Cpu) => Program<number>;
  /** What the registers hold at the trap; where it says address, one in the program's memory. */
  readonly registers: Readonly<Record<string, bigint | 'address'>>;
  /** What stands at the address in a register, in hexadecimal, when the wrapper is called. */
  readonly memory: Readonly<Record<string, string>>;
  /** How errors are told, by number. All others are \`Unknown\`. */
  readonly errors: Readonly<Record<number, string>>;
  /** Results that are one value: what a0 holds, and what is told. */
  readonly results?: readonly { readonly a0: bigint; readonly value: number | bigint | undefined }[];
  /** What a0 never holds: it is told as \`Unknown\`. */
  readonly unknown?: readonly bigint[];
  readonly noReturn?: true;
};
`;

/** The files of a package's wrapper cases; none if it has no operations. */
export function wrapperCaseFiles(home: TestingHome): CodeFile[] {
  const operations = home.model.operations.filter((one) => one.feeds === home.feeds);
  if (operations.length === 0) return [];
  const shape = testingFile(home, 'wrapper-case.ts');
  const wire = ['Cpu', 'Program'].map((name) => importedType(name, '@abicus/wire'));
  for (const line of SHAPE.trim().split('\n')) {
    const pieces = line
      .split(/\b(Cpu|Program)\b/)
      .map((part): Code => wire.find(({ name }) => name === part) ?? part);
    if (line.startsWith('  readonly')) shape.print(...pieces);
    else shape.print(line);
  }
  const type = importedType('WrapperCase', inSource(home, 'testing/wrapper-case.ts'));
  const file = testingFile(home, 'wrapper-cases.ts');
  file.doc('A call of each wrapper.');
  file.print(code`export const WRAPPER_CASES: readonly ${type}[] = [`);
  for (const operation of operations) printCase(file, home, operation);
  file.print('];');
  return [shape, file];
}

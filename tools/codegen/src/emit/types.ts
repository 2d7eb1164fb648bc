/** Named integers: branded types, enumerations and flags, with their guards and constructors. */
import type {
  EnumDef,
  FlagsDef,
  IntegerDef,
  Model,
  NamedNumber,
  NewtypeDef,
  PlainLimit,
  TypeDef,
} from '../model/types.ts';
import { code, imported, importedType, join, property, quote, type Code } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import type { Emitter } from './emitter.ts';
import { article, pascal, screaming } from './names.ts';
import { perPackage, typesOf } from './per-package.ts';
import { constructorName, inHome, readable } from './type-names.ts';

const ok = imported('ok', '@abicus/wire');
const err = imported('err', '@abicus/wire');
const result = importedType('Result', '@abicus/wire');
const brand = importedType('Brand', '@abicus/wire');

/** The condition that `n` is an integer which the scalar can carry. */
function widthCheck(type: IntegerDef): string {
  const { wire, min, max } = type.scalar;
  const bounded = type.kind === 'newtype' && (type.min ?? -1) >= 0;
  if (wire === 'u53' && bounded) return 'Number.isSafeInteger(n)';
  if (wire === 'u64') return `n >= ${min} && n <= ${readable(max)}`;
  if (wire === 'i64') return `n >= ${readable(min)} && n <= ${readable(max)}`;
  if (wire === 'i8' || wire === 'i16') {
    const unused = wire === 'i8' ? 24 : 16;
    return `(n << ${unused}) >> ${unused} === n`;
  }
  if (wire === 'u53') return 'Number.isSafeInteger(n) && n >= 0';
  if (wire === 'i32') return '(n | 0) === n';
  return wire === 'u32' ? 'n >>> 0 === n' : `n >>> 0 === n && n <= ${readable(max)}`;
}

/** The condition that `n` is a value of a newtype. */
function newtypeCheck(type: NewtypeDef, within: Code | undefined): Code {
  const suffix = type.carrier === 'bigint' ? 'n' : '';
  const conditions: Code[] = [widthCheck(type)];
  if (type.min !== undefined) conditions.push(`n >= ${readable(`${type.min}${suffix}`)}`);
  if (within !== undefined) conditions.push(within);
  else if (type.below !== undefined) {
    conditions.push(`n < ${readable(`${type.below}${suffix}`)}`);
  }
  if (type.align !== undefined) conditions.push(`n % ${type.align}${suffix} === 0${suffix}`);
  return join(conditions, ' && ');
}

/** A value as it is written: with `n` if it is carried by a bigint. */
function written({ carrier }: IntegerDef, value: number): string {
  return readable(`${value}${carrier === 'bigint' ? 'n' : ''}`);
}

/** The condition that `n` is a member of a closed enumeration. */
function memberCheck(type: EnumDef): string {
  const values = type.members.map(({ value }) => value).sort((a, b) => a - b);
  const last = values.at(-1) ?? 0;
  const dense = values.every((value, i) => value === i);
  if (dense && type.carrier === 'bigint') return `n >= 0n && n <= ${last}n`;
  if (dense) return `n >>> 0 === n && n <= ${last}`;
  return values.map((value) => `n === ${written(type, value)}`).join(' || ');
}

/** The condition that `n` has no bits other than the named ones. */
function bitsCheck(type: FlagsDef): string {
  const width = widthCheck(type);
  if (type.open) return width;
  const all = `${screaming(type.name)}_ALL`;
  if (type.carrier === 'bigint') return `${width} && (n & ~${all}) === 0n`;
  const low = `${width} && (n & ~${all}) === 0`;
  // Bit operators use only 32 bits of a number, so the bits above are checked separately.
  const half = 'Math.floor(n / 0x1_0000_0000)';
  if (type.scalar.wire !== 'u53') return low;
  return `${low} && (${half} & ~Math.floor(${all} / 0x1_0000_0000)) === 0`;
}

function checkOf(type: IntegerDef, within: Code | undefined): Code {
  if (type.kind === 'newtype') return newtypeCheck(type, within);
  if (type.kind === 'flags') return bitsCheck(type);
  return type.closed ? memberCheck(type) : widthCheck(type);
}

/** What a constructor says of a number outside a type that has no errno. */
const OUT_OF_BOUNDS = 'OutOfBounds';

/** The guard, the constructor that checks, and the one that does not. */
function printFunctions(file: CodeFile, type: IntegerDef, within?: Code): void {
  const { name, carrier } = type;
  file.doc(`Whether \`n\` is ${article(name)} ${name}.`);
  file.block(code`export function is${name}(n: ${carrier}): n is ${name}`, () => {
    file.print(code`return ${checkOf(type, within)};`);
  });
  const error = type.errno?.name ?? OUT_OF_BOUNDS;
  file.doc(`Returns \`n\` as ${article(name)} ${name}, or ${error} if it is not valid.`);
  const head = code`export function ${constructorName(type)}(n: ${carrier}): ${result}<${name}, ${quote(error)}>`;
  file.block(head, () => {
    file.print(code`return is${name}(n) ? ${ok}(n) : ${err}(${quote(error)});`);
  });
  if (type.kind === 'enumeration' && type.closed) return;
  file.doc(`Returns \`n\` as ${article(name)} ${name} without a check.`);
  file.block(code`export function as${name}(n: ${carrier}): ${name}`, () => {
    file.print(`return n as ${name};`);
  });
}

function printBranded(file: CodeFile, type: IntegerDef): void {
  const { name, carrier, doc } = type;
  file.entry(doc, code`export type ${name} = ${brand}<${carrier}, ${quote(name)}>;`);
}

/** An object of named numbers, each with its doc comment. */
function printMembers(file: CodeFile, type: EnumDef | FlagsDef, cast: boolean): void {
  const { name, doc } = type;
  const members: readonly NamedNumber[] = type.kind === 'flags' ? type.bits : type.members;
  file.doc(doc);
  file.closed(`export const ${name} =`, '} as const;', () => {
    for (const one of members) {
      const value = `${written(type, one.value)}${cast ? ` as ${name}` : ''}`;
      file.item(one.doc, `${property(one.name)}: ${value},`);
    }
  });
}

function printEnum(file: CodeFile, type: EnumDef): void {
  const { name, doc } = type;
  printMembers(file, type, !type.closed);
  if (type.closed) {
    file.entry(doc, `export type ${name} = (typeof ${name})[keyof typeof ${name}];`);
  } else printBranded(file, type);
  printNames(file, type);
  if (type.initial !== undefined) {
    file.doc(`The initial ${name}.`);
    file.print(`export const ${screaming(name)}_INITIAL: ${name} = ${name}.${type.initial};`);
  }
  printFunctions(file, type);
  if (!type.closed) return;
  file.doc(`Returns the ${name} with the number \`n\`, if any.`);
  file.block(`export function decode${name}(n: ${type.carrier}): ${name} | undefined`, () => {
    file.print(`return is${name}(n) ? n : undefined;`);
  });
}

function printNames(file: CodeFile, type: EnumDef): void {
  const { name, members, carrier } = type;
  const names: Code = `${screaming(name)}_NAMES`;
  file.doc(`The names of ${name}, by number.`);
  if (carrier === 'bigint') {
    // A bigint is no key of a record.
    file.print(`export const ${names}: ReadonlyMap<bigint, keyof typeof ${name}> = new Map([`);
    for (const one of members) file.print(`[${written(type, one.value)}, ${quote(one.name)}],`);
    file.print(']);');
    return;
  }
  const head = `export const ${names}: Readonly<Record<number, keyof typeof ${name}>> =`;
  file.closed(head, '};', () => {
    for (const one of members) file.print(`${key(one.value)}: ${quote(one.name)},`);
  });
}

/** A number as the key of a record. */
function key(value: number): string {
  return value < 0 ? `[${value}]` : readable(String(value));
}

function printFlags(file: CodeFile, type: FlagsDef): void {
  printMembers(file, type, true);
  printBranded(file, type);
  file.doc(`All named bits of ${type.name}.`);
  const all = `${screaming(type.name)}_ALL`;
  file.print(`export const ${all}: ${type.name} = ${written(type, type.mask)} as ${type.name};`);
  printFunctions(file, type);
}

function printType(file: CodeFile, type: IntegerDef, within: Code | undefined): void {
  if (type.kind === 'enumeration') printEnum(file, type);
  else if (type.kind === 'flags') printFlags(file, type);
  else {
    printBranded(file, type);
    printFunctions(file, type, within);
  }
}

/**
 * The limit that bounds a newtype: of the same package, of its name (`QueueDepth`, `queueDepth`), and equal to its largest
 * value. The guard uses the limit, so that the bound is stated once.
 */
function limitOf(type: IntegerDef, model: Model, feeds: string): PlainLimit | undefined {
  if (type.kind !== 'newtype' || type.carrier === 'bigint' || type.below === undefined)
    return undefined;
  const { name, below } = type;
  return model.limits
    .filter((limit) => limit.kind === 'limit')
    .find(
      (limit) =>
        limit.scalar?.carrier !== 'bigint' &&
        limit.feeds === feeds &&
        pascal(limit.name) === name &&
        limit.value === below - 1,
    );
}

/** Whether a type is one that a register can carry. */
function isInteger(type: TypeDef): type is IntegerDef {
  return type.kind === 'newtype' || type.kind === 'enumeration' || type.kind === 'flags';
}

/** `types.ts` of each package. */
export const types: Emitter = perPackage('types.ts', (file, feeds, model, workspace) => {
  const own = typesOf(model, feeds).filter(isInteger);
  const table = imported('WITHIN', inHome({ workspace, feeds }, 'limits.ts'));
  for (const type of own) {
    const limit = limitOf(type, model, feeds);
    file.blank();
    printType(file, type, limit && code`${table}.${limit.name}(n)`);
  }
});

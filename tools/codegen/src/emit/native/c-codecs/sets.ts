/** Whether a number is a value of its type, as an expression in C. */
import type { FieldType, IntegerDef, ScalarDef } from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { cTypeCodec, cTypeName } from '../../../names/c.ts';
import { carried, setOf, type Range } from '../sets.ts';

/** A number of a scalar, wide enough for C. */
function number(value: bigint): string {
  if (value < 0n) return value === -(1n << 63n) ? 'INT64_MIN' : `INT64_C(${value})`;
  if (value <= 0x7fff_ffffn) return String(value);
  return value > 0x7fff_ffff_ffff_ffffn || value <= 0xffff_ffffn
    ? `UINT64_C(0x${value.toString(16)})`
    : `INT64_C(0x${value.toString(16)})`;
}

function rangeText(name: string, scalar: ScalarDef, [least, most]: Range): string {
  const [low, high] = carried(scalar);
  const literal = (value: bigint): string =>
    scalar.signed ? number(value) : number(value).replace('INT64_C', 'UINT64_C').replace('UU', 'U');
  if (least === most) return `${name} == ${literal(least)}`;
  const parts: string[] = [];
  if (least > low) parts.push(`${name} >= ${literal(least)}`);
  if (most < high) parts.push(`${name} <= ${literal(most)}`);
  return parts.join(' && ');
}

/** The condition that what is called `name` is a value; nothing if every number is one. */
export function cCondition(name: string, type: FieldType): string | undefined {
  if (type.kind !== 'scalar' && type.kind !== 'ranged' && type.kind !== 'named') return undefined;
  const scalar = type.kind === 'named' ? type.type.scalar : type.scalar;
  const set = setOf(type);
  if (set === undefined || scalar.wire === 'bool') return undefined;
  const { ranges = [], without } = set;
  const texts = ranges.map((range) => rangeText(name, scalar, range));
  const some =
    texts.length > 1
      ? texts.map((text) => (text.includes('&&') ? `(${text})` : text)).join(' || ')
      : texts.join('');
  if (without === undefined) return some;
  const bits = `((uint64_t)${name} & UINT64_C(0x${without.toString(16)})) == 0`;
  if (some === '') return bits;
  return `${texts.length > 1 ? `(${some})` : some} && ${bits}`;
}

/** A function that says whether a number is a value of a type; nothing if every number is one. */
export function printIs(file: CodeFile, prefix: string, type: IntegerDef): void {
  const condition = cCondition('value', { kind: 'named', type });
  if (condition === undefined) return;
  const name = cTypeCodec(prefix, 'is', type);
  file.block(`static inline bool ${name}(${cTypeName(prefix, type)} value)`, () => {
    file.print(`return ${condition};`);
  });
}

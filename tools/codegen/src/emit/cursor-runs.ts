/**
 * Integers that stand side by side in a record: the cursor takes the bytes of all of them at once, and each is read
 * or written at its offset from there. A list has a record for each of its elements, and one check for a record
 * costs less than one for each field.
 */
import type { FieldDef, FieldType, ScalarDef } from '../model/types.ts';
import { code, type Code } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import { printReadField, printWriteField, type Locals } from './cursor.ts';
import { wire } from './runtime.ts';
import type { Home } from './type-names.ts';

/** A field, and its offset in the bytes that are taken at once; if it has none, the cursor reads it. */
type Placed = { readonly field: FieldDef; readonly offset?: number; readonly scalar?: ScalarDef };

/** Fields that stand side by side, and how many bytes are taken for them at once: none for a field by itself. */
type Run = { readonly fields: readonly Placed[]; readonly size: number };

/** The integer that a field is or begins with; nothing where the cursor itself has to judge what was read. */
function leadOf(type: FieldType): ScalarDef | undefined {
  const scalar = ((): ScalarDef | undefined => {
    switch (type.kind) {
      case 'scalar':
      case 'ranged':
      case 'length':
        return type.scalar;
      case 'named':
        return type.type.scalar;
      case 'list':
      case 'text':
      case 'bytes':
        return type.length.place === 'prefix' ? type.length.scalar : undefined;
      case 'struct':
      case 'composite':
      case 'tail':
      case 'octets':
      case 'zero':
      case 'constant':
        return undefined;
    }
  })();
  return scalar?.wire === 'bool' || scalar?.wire === 'u53' ? undefined : scalar;
}

/** Whether a field continues behind the integer that it begins with. */
const goesOn = ({ kind }: FieldType): boolean =>
  kind === 'list' || kind === 'text' || kind === 'bytes';

function runsOf(fields: readonly FieldDef[]): Run[] {
  const runs: Run[] = [];
  let open: Placed[] = [];
  let size = 0;
  const close = (): void => {
    const alone = open.length < 2;
    if (open.length > 0) {
      runs.push(
        alone ? { fields: open.map(({ field }) => ({ field })), size: 0 } : { fields: open, size },
      );
    }
    open = [];
    size = 0;
  };
  for (const field of fields) {
    const scalar = leadOf(field.type);
    if (scalar === undefined) {
      close();
      runs.push({ fields: [{ field }], size: 0 });
      continue;
    }
    open.push({ field, offset: size, scalar });
    size += scalar.size;
    if (goesOn(field.type)) close();
  }
  close();
  return runs;
}

const placeOf = (offset: number): string => (offset === 0 ? 'at' : `at + ${offset}`);

/** Prints what takes the bytes of each run that has some, and then its fields. */
function printRuns(
  file: CodeFile,
  fields: readonly FieldDef[],
  take: string,
  print: (placed: Placed) => void,
): void {
  const runs = runsOf(fields);
  const several = runs.filter(({ size }) => size > 0).length > 1;
  let declared = false;
  for (const run of runs) {
    if (run.size > 0) {
      const word = declared ? '' : several ? 'let ' : 'const ';
      file.print(`${word}at = ${take}(${run.size});`);
      declared = true;
    }
    run.fields.forEach(print);
  }
}

/** Prints the reading of the fields of a record or variant. */
export function printReadFields(
  file: CodeFile,
  home: Home,
  fields: readonly FieldDef[],
  locals: Locals,
): void {
  printRuns(file, fields, 'reader.take', ({ field, offset, scalar }) => {
    const read: Code | undefined =
      offset === undefined || scalar === undefined
        ? undefined
        : code`${wire(`get${scalar.wire.toUpperCase()}`)}(reader.bytes, ${placeOf(offset)})`;
    printReadField(file, home, field, locals, read);
  });
}

/** Prints the writing of the fields of a record or variant, which are properties of `value`. */
export function printWriteFields(
  file: CodeFile,
  home: Home,
  fields: readonly FieldDef[],
  locals: Locals,
): void {
  printRuns(file, fields, 'writer.skip', ({ field, offset }) => {
    const at = offset === undefined ? undefined : placeOf(offset);
    printWriteField(file, home, field, 'value', locals, at);
  });
}

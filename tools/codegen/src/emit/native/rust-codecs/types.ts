/** Codecs of named types in Rust, and the values of those whose size varies. */
import { plural } from '../../../diagnostics/plural.ts';
import type {
  FieldDef,
  IntegerDef,
  SizedDef,
  StructDef,
  TypeDef,
  UnionDef,
  VariantDef,
} from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { rustField, rustType, rustVariant } from '../../../names/rust.ts';
import { fieldsIn, hasValue, valuesIn } from '../reach.ts';
import { local, printReads, printWrites, rustCondition, type Cost } from './fields.ts';
import { borrows, DERIVED, printMembers, rustScalar } from './values.ts';

const noCost: Cost = () => undefined;

/** `impl<'a> Row<'a>`. */
export function implOf(name: string, fields: readonly FieldDef[]): string {
  return borrows(fields) ? `impl<'a> ${name}<'a>` : `impl ${name}`;
}

/** The reader of what has views into a frame, and of what has none. */
function readerOf(fields: readonly FieldDef[]): string {
  return `&mut wire::Reader<${borrows(fields) ? "'a" : "'_"}>`;
}

/** Names of fields with their local variables: `name: v0`. */
function bindings(fields: readonly FieldDef[], packed: boolean): string {
  const all = [...fields.entries()].filter(([, one]) => packed || hasValue(one));
  return all.map(([i, { name }]) => `${rustField(name)}: ${local(i)}`).join(', ');
}

const braced = (text: string): string => (text === '' ? '{}' : `{ ${text} }`);

/** Prints `read` and `write` of a structure, within its `impl`; those of a frame are its own. */
export function printCodec(
  file: CodeFile,
  fields: readonly FieldDef[],
  cost: Cost,
  { packed = false, start = 'pub ' } = {},
): void {
  const doesRead = fields.length > 0;
  const input = doesRead ? 'input' : '_input';
  file.block(`${start}fn read(${input}: ${readerOf(fields)}) -> Self`, () => {
    printReads(file, fields, cost, packed);
    const members = [...fields.entries()].flatMap(([i, { name, type }]) => {
      if (hasValue({ type } as FieldDef)) return [`${rustField(name)}: ${local(i)}`];
      if (!packed) return [];
      const fixed = type.kind === 'constant' ? String(type.value) : `[0; ${zeros(type)}]`;
      return [`${rustField(name)}: ${fixed}`];
    });
    file.print(`Self ${braced(members.join(', '))}`);
  });
  const output = doesRead ? 'output' : '_output';
  file.block(`${start}fn write(&self, ${output}: &mut wire::Writer<'_>)`, () => {
    const values = valuesIn(fields);
    const rest = packed && values.length < fields.length ? [', ..', '..'] : ['', ''];
    const bound = bindings(fields, false);
    if (values.length > 0) file.print(`let Self ${braced(`${bound}${rest[0]}`)} = *self;`);
    printWrites(file, fields, packed);
  });
}

function zeros(type: FieldDef['type']): number {
  return type.kind === 'zero' ? type.size : 0;
}

function printForms(file: CodeFile, type: UnionDef | SizedDef): void {
  const name = rustType(type);
  file.entry(type.doc, DERIVED);
  const generic = borrows(fieldsIn(type)) ? "<'a>" : '';
  file.block(`pub enum ${name}${generic}`, () => {
    for (const form of type.variants) {
      const note = type.kind === 'union' ? `Tag ${form.tag}.` : `${plural(form.minSize, 'byte')}.`;
      const doc = [form.doc, note].filter((text) => text !== '').join('\n');
      if (valuesIn(form.fields).length === 0) file.entry(doc, `${rustVariant(form)},`);
      else {
        file.doc(doc);
        file.closed(rustVariant(form), '},', () => printMembers(file, form.fields, ''));
      }
    }
  });
}

function formOf(form: VariantDef): string {
  const values = bindings(form.fields, false);
  return `Self::${rustVariant(form)}${values === '' ? '' : ` { ${values} }`}`;
}

function printChoice(file: CodeFile, type: UnionDef | SizedDef): void {
  printForms(file, type);
  const fields = fieldsIn(type);
  const [first] = type.variants;
  file.block(implOf(rustType(type), fields), () => {
    file.block(`pub fn read(input: ${readerOf(fields)}) -> Self`, () => {
      const kind =
        type.kind === 'union'
          ? `input.number(${type.tag.size}) as ${rustScalar(type.tag)}`
          : 'input.left()';
      file.block(`match ${kind}`, () => {
        for (const form of type.variants) {
          file.block(`${type.kind === 'union' ? form.tag : form.minSize} =>`, () => {
            printReads(file, form.fields, noCost);
            file.print(formOf(form));
          });
        }
        file.block('_ =>', () => {
          // Reading continues with zeros: some form has to stand for the invalid one.
          file.print('input.fail();');
          if (first === undefined) return;
          printReads(file, first.fields, noCost);
          file.print(formOf(first));
        });
      });
    });
    file.block("pub fn write(&self, output: &mut wire::Writer<'_>)", () => {
      file.block('match *self', () => {
        for (const form of type.variants) {
          file.block(`${formOf(form)} =>`, () => {
            if (type.kind === 'union') {
              const tag = BigInt.asUintN(8 * type.tag.size, BigInt(form.tag));
              file.print(`output.number(0x${tag.toString(16)}, ${type.tag.size});`);
            }
            printWrites(file, form.fields);
          });
        }
      });
    });
  });
}

function printIs(file: CodeFile, type: IntegerDef): void {
  const condition = rustCondition('value', { kind: 'named', type });
  if (condition === undefined) return;
  file.block(`impl ${rustType(type)}`, () => {
    file.doc('Whether it is one of the values that its contract declares.');
    file.block('pub const fn is_declared(self) -> bool', () => {
      file.print('let value = self.0;');
      file.print(condition);
    });
  });
}

/** Prints a structure of values with its fields. */
export function printValues(
  file: CodeFile,
  name: string,
  fields: readonly FieldDef[],
  doc: string,
): void {
  file.entry(doc, DERIVED);
  const generic = borrows(fields) ? "<'a>" : '';
  const values = valuesIn(fields);
  if (values.length === 0) file.print(`pub struct ${name} {}`);
  else file.block(`pub struct ${name}${generic}`, () => printMembers(file, fields, 'pub '));
}

function printFields(file: CodeFile, type: StructDef | TypeDef, packed: boolean): void {
  const fields = fieldsIn(type);
  file.block(implOf(rustType(type), fields), () => printCodec(file, fields, noCost, { packed }));
}

/** Prints the codec of a type that travels, and the values of one whose size varies. */
export function printTypeCodec(file: CodeFile, type: TypeDef): void {
  switch (type.kind) {
    case 'newtype':
    case 'enumeration':
    case 'flags':
      printIs(file, type);
      break;
    case 'struct':
      printFields(file, type, true);
      break;
    case 'record':
      printValues(file, rustType(type), type.fields, type.doc);
      printFields(file, type, false);
      break;
    case 'union':
    case 'sized':
      printChoice(file, type);
  }
  file.blank();
}

/** Codecs of named types in C: what frames and lists have of them. */
import type { FieldDef, TypeDef, UnionDef, SizedDef, VariantDef } from '../../../model/types.ts';
import type { CodeFile } from '../../../output/code-file.ts';
import { cTypeCodec, cTypeMacro, cTypeName, cVariant } from '../../../names/c.ts';
import { cScalar } from '../c-types.ts';
import { valuesIn } from '../reach.ts';
import { folded } from './folded.ts';
import { printReads, printWrites, type Place } from './fields.ts';
import { printIs } from './sets.ts';
import { printChoice, printRecordValues } from './values.ts';

const noCost = (): undefined => undefined;

function printDecoder(file: CodeFile, prefix: string, type: TypeDef, body: () => void): void {
  const [name, value] = [cTypeCodec(prefix, 'decode', type), cTypeName(prefix, type)];
  file.block(
    folded(`static inline void ${name}(struct ${prefix}_wire_reader *in, ${value} *value)`),
    body,
  );
}

function printEncoder(file: CodeFile, prefix: string, type: TypeDef, body: () => void): void {
  const [name, value] = [cTypeCodec(prefix, 'encode', type), cTypeName(prefix, type)];
  file.block(
    folded(`static inline void ${name}(struct ${prefix}_wire_writer *out, const ${value} *value)`),
    body,
  );
}

function printFields(
  file: CodeFile,
  prefix: string,
  type: TypeDef,
  fields: readonly FieldDef[],
): void {
  const place: Place = { file, prefix, base: 'value->', packed: type.kind === 'struct' };
  const isEmpty = !place.packed && valuesIn(fields).length === 0;
  printDecoder(file, prefix, type, () => {
    if (isEmpty) file.print('value->nothing = 0;');
    printReads(place, fields, noCost);
  });
  const writesNothing = isEmpty || fields.every((one) => !valuesIn([one]).length);
  printEncoder(file, prefix, type, () => {
    if (writesNothing) file.print('(void)value;');
    printWrites(place, fields);
  });
}

function printCases(
  file: CodeFile,
  prefix: string,
  type: UnionDef | SizedDef,
  body: (place: Place, form: VariantDef) => void,
  otherwise: string,
): void {
  file.block('switch (value->kind)', () => {
    for (const form of type.variants) {
      file.block(`case ${cTypeMacro(prefix, type, form.name)}:`, () => {
        body({ file, prefix, base: `value->as.${cVariant(prefix, form)}.` }, form);
        file.print('break;');
      });
    }
    file.print(`default: ${otherwise}`);
  });
}

function printChoiceCodec(file: CodeFile, prefix: string, type: UnionDef | SizedDef): void {
  const p = `${prefix}_wire`;
  printDecoder(file, prefix, type, () => {
    if (type.kind === 'union') {
      const { tag } = type;
      file.print(
        `value->kind = ${tag.size === 8 ? '' : `(${cScalar(tag)})`}${p}_get(in, ${tag.size});`,
      );
    } else file.print('value->kind = in->left;');
    const reads = (place: Place, { fields }: VariantDef): void => printReads(place, fields, noCost);
    printCases(file, prefix, type, reads, `${p}_fail(in);`);
  });
  printEncoder(file, prefix, type, () => {
    if (type.kind === 'union') {
      const kind = `${type.tag.signed ? '(uint64_t)' : ''}value->kind`;
      file.print(`${p}_put(out, ${kind}, ${type.tag.size});`);
    }
    const writes = (place: Place, { fields }: VariantDef): void => printWrites(place, fields);
    printCases(file, prefix, type, writes, `${p}_require(out, false);`);
  });
}

/** Prints the codec of a type that travels, and the values of one whose size varies. */
export function printTypeCodec(file: CodeFile, prefix: string, type: TypeDef): void {
  switch (type.kind) {
    case 'newtype':
    case 'enumeration':
    case 'flags':
      printIs(file, prefix, type);
      break;
    case 'record':
      printRecordValues(file, prefix, type);
      printFields(file, prefix, type, type.fields);
      break;
    case 'struct':
      printFields(file, prefix, type, type.fields);
      break;
    case 'union':
    case 'sized':
      printChoice(file, prefix, type);
      printChoiceCodec(file, prefix, type);
  }
  file.blank();
}

/** Types whose size varies: an interface or a union of them, and a codec on cursors. One file each. */
import type { CompositeDef, FieldDef, Model, RecordDef, VariantDef } from '../model/types.ts';
import { code, quote, type Code } from '../output/code.ts';
import { codeFile, type CodeFile } from '../output/code-file.ts';
import { printReadFields, printWriteFields } from './cursor-runs.ts';
import { valuesOf, wantedLocals, type Locals } from './cursor.ts';
import { outputs, type Emitter } from './emitter.ts';
import { docOf, printValues, propertyOf } from './field-type.ts';
import { locals } from './names.ts';
import { originsOf, typesOf } from './per-package.ts';
import { wireType } from './runtime.ts';
import { hasValue } from './service/field.ts';
import * as names from './type-names.ts';
import type { Home } from './type-names.ts';

/** Words that the functions of these files have for themselves. */
const OWN = ['reader', 'writer', 'value', 'one', 'to', 'kind', 'at'];

function localsOf({ name }: CompositeDef, fields: readonly FieldDef[]): Locals {
  return locals(wantedLocals(fields), [...OWN, `read${name}`, `write${name}`], 'Value');
}

function printRecordCodec(file: CodeFile, home: Home, type: RecordDef): void {
  const own = localsOf(type, type.fields);
  printWriter(file, type, () => printWriteFields(file, home, type.fields, own));
  printReader(file, type, () => {
    printReadFields(file, home, type.fields, own);
    file.print(`return { ${valuesOf(type.fields, own).join(', ')} };`);
  });
}

function printWriter(file: CodeFile, type: CompositeDef, body: () => void): void {
  const { name } = type;
  file.doc(`Writes a ${name}.`);
  const held = usesValue(type) ? 'value' : '_value';
  const head = code`export function write${name}(writer: ${wireType('FrameWriter')}, ${held}: ${name}): void`;
  file.block(head, body);
}

/** Whether the value decides anything of what is written. */
function usesValue(type: CompositeDef): boolean {
  return type.kind !== 'record' || type.fields.some(hasValue);
}

function printReader(file: CodeFile, { name }: CompositeDef, body: () => void): void {
  file.doc(`Reads a ${name}. Other bytes fail the reader.`);
  file.block(code`export function read${name}(reader: ${wireType('FrameReader')}): ${name}`, body);
}

function variantType(home: Home, { name, fields }: VariantDef): Code {
  const properties = fields.filter(hasValue).map((field) => code` ${propertyOf(home, field)}`);
  return code`{ readonly kind: ${quote(name)};${properties} }`;
}

/** What is said of the fields of a variant, whose type has no place for comments. */
function variantDoc({ name, doc, fields }: VariantDef): string {
  const said = fields.filter(hasValue).flatMap((field) => {
    const text = docOf(field);
    return text === '' ? [] : [`${field.name}: ${text}`];
  });
  return [`\`${name}\`${doc === '' ? '' : `: ${doc}`}`, ...said].join(' ');
}

function printChoice(file: CodeFile, home: Home, type: Exclude<CompositeDef, RecordDef>): void {
  const { name, variants, doc } = type;
  file.doc([doc, ...variants.map(variantDoc)].filter((line) => line !== '').join('\n\n'));
  file.print(code`export type ${name} =`);
  for (const [i, variant] of variants.entries()) {
    file.print(code`  | ${variantType(home, variant)}${i === variants.length - 1 ? ';' : ''}`);
  }
  const tag = type.kind === 'union' ? type.tag : undefined;
  printWriter(file, type, () => {
    file.print('switch (value.kind) {');
    for (const variant of variants) {
      const own = localsOf(type, variant.fields);
      file.print(`case ${quote(variant.name)}: {`);
      if (tag !== undefined) file.print(`writer.${tag.wire}(${variant.tag});`);
      printWriteFields(file, home, variant.fields, own);
      file.print('return;\n}');
    }
    file.print('default:\nwriter.hold(false);\n}');
  });
  printReader(file, type, () => {
    file.print(`switch (${tag === undefined ? 'reader.left' : `reader.${tag.wire}()`}) {`);
    for (const variant of variants) {
      const own = localsOf(type, variant.fields);
      file.print(`case ${tag === undefined ? variant.minSize : variant.tag}: {`);
      printReadFields(file, home, variant.fields, own);
      const values = [`kind: ${quote(variant.name)}`, ...valuesOf(variant.fields, own)];
      file.print(`return { ${values.join(', ')} };\n}`);
    }
    file.print('default:\nreturn reader.fail() as never;\n}');
  });
}

function compositeFile(type: CompositeDef, home: Home, model: Model): CodeFile {
  const pkg = model.packages.find(({ feeds }) => feeds === home.feeds);
  const origins = pkg === undefined ? [] : originsOf(model, pkg);
  const owner = origins.filter((origin) => origin.file === type.pos.file);
  const path = names.inHome(home, names.compositeFile(type));
  const file = codeFile(path, owner.length > 0 ? owner : origins);
  if (type.kind === 'record') {
    file.doc(type.doc);
    printValues(file, home, type.name, type.fields);
    printRecordCodec(file, home, type);
  } else printChoice(file, home, type);
  return file;
}

/** `records/<name>.ts` of each package. */
export const composites: Emitter = {
  name: 'composites',
  emit: (model, workspace) => {
    const files = model.packages.flatMap(({ feeds }) =>
      typesOf(model, feeds).flatMap((type) =>
        type.kind === 'record' || type.kind === 'union' || type.kind === 'sized'
          ? [compositeFile(type, { workspace, feeds }, model)]
          : [],
      ),
    );
    return outputs(...files);
  },
};

/** `testing/arbitraries.ts`: for each type and frame, a function that draws a value of it. */
import type { FieldDef, IntegerDef, ServiceDef, ValueType } from '../../model/types.ts';
import { code, imported, importedType, join, property, type Code } from '../../output/code.ts';
import type { CodeFile } from '../../output/code-file.ts';
import { kebab, pascal } from '../names.ts';
import { typesOf } from '../per-package.ts';
import { inSource, testingFile, textFile, type TestingHome } from './home.ts';
import { DRAW } from './templates.ts';

const helper = (home: TestingHome, name: string): Code =>
  imported(name, inSource(home, 'testing/draw.ts'));

const own = (home: TestingHome, name: string): Code =>
  imported(`any${name}`, inSource(home, 'testing/arbitraries.ts'));

function range(bigint: boolean, min: number | string, max: number | string): string {
  const suffix = bigint ? 'n' : '';
  const text = (value: number | string): string => String(value).replace(/n$/, '') + suffix;
  return `draw.${bigint ? 'bigint' : 'integer'}(${text(min)}, ${text(max)})`;
}

function drawInteger(home: TestingHome, type: IntegerDef): Code {
  const { scalar, name } = type;
  const wide = scalar.carrier === 'bigint';
  if (type.kind === 'enumeration') {
    const members = type.members.map((one) => `${name}.${one.name}`).join(', ');
    const member = code`${helper(home, 'pick')}(draw, [${members}])`;
    if (type.closed) return member;
    return code`(draw.integer(0, 1) === 0 ? ${member} : ${range(wide, scalar.min, scalar.max)})`;
  }
  if (type.kind === 'flags') {
    if (type.open) return range(wide, 0, scalar.max);
    const bits = type.bits.map(({ value }) => `draw.integer(0, 1) * ${value}`).join(' + ');
    return wide ? `BigInt(${bits})` : `(${bits})`;
  }
  const step = BigInt(type.align ?? 1);
  const first = BigInt(type.min ?? scalar.min.replace(/n$/, ''));
  const end =
    type.below === undefined ? BigInt(scalar.max.replace(/n$/, '')) + 1n : BigInt(type.below);
  if (step === 1n) return range(wide, String(first), String(end - 1n));
  const low = (first + step - 1n) / step;
  return `${range(wide, String(low), String((end - 1n) / step))} * ${step}${wide ? 'n' : ''}`;
}

function drawValue(home: TestingHome, value: ValueType): Code {
  if (value.kind === 'named') return code`${own(home, value.type.name)}(draw)`;
  const { carrier, min, max } = value.scalar;
  return range(carrier === 'bigint', min, max);
}

function drawField(home: TestingHome, { type }: FieldDef): Code | undefined {
  switch (type.kind) {
    case 'scalar':
    case 'named':
      return drawValue(home, type);
    case 'struct':
      return code`${own(home, type.type.name)}(draw)`;
    case 'text':
      return code`${helper(home, 'anyText')}(draw, ${type.min}, ${type.max})`;
    case 'bytes':
      return code`${helper(home, 'anyBytes')}(draw, ${type.min}, ${type.max})`;
    case 'zero':
    case 'constant':
      return undefined;
  }
}

function printRecord(
  file: CodeFile,
  home: TestingHome,
  name: string,
  from: string,
  fields: readonly FieldDef[],
): void {
  const type = importedType(name, inSource(home, from));
  const draw = importedType('Draw', inSource(home, 'testing/draw.ts'));
  const values = fields.flatMap((field): Code[] => {
    const value = drawField(home, field);
    return value === undefined ? [] : [code`${property(field.name)}: ${value}`];
  });
  const argument = values.length === 0 ? '_draw' : 'draw';
  file.doc(`Any ${name}.`);
  file.block(code`export function any${name}(${argument}: ${draw}): ${type}`, () => {
    file.print(code`return { ${join(values, ', ')} };`);
  });
  file.blank();
}

function printInteger(file: CodeFile, home: TestingHome, type: IntegerDef): void {
  const draw = importedType('Draw', inSource(home, 'testing/draw.ts'));
  const isValue = type.kind === 'enumeration';
  const name = (isValue ? imported : importedType)(type.name, inSource(home, 'types.ts'));
  const cast = type.kind === 'enumeration' && type.closed ? '' : code` as ${name}`;
  const drawn = drawInteger(home, type);
  file.doc(`Any ${type.name}.`);
  file.block(code`export function any${type.name}(draw: ${draw}): ${name}`, () => {
    file.print(cast === '' ? code`return ${drawn};` : code`return (${drawn})${cast};`);
  });
  file.blank();
}

function printService(file: CodeFile, home: TestingHome, service: ServiceDef): void {
  for (const { name, request, reply } of service.ops) {
    const from = `ops/${kebab(name)}.ts`;
    printRecord(file, home, `${pascal(name)}Request`, from, request.fields);
    printRecord(file, home, `${pascal(name)}Reply`, from, reply.fields);
  }
}

/** The files of a package's arbitraries; none if it has no types. */
export function arbitraryFiles(home: TestingHome): CodeFile[] {
  const { model, feeds } = home;
  const types = typesOf(model, feeds);
  const services = model.services.filter((one) => one.feeds === feeds);
  if (types.length === 0 && services.length === 0) return [];
  const file = testingFile(home, 'arbitraries.ts');
  for (const type of types) {
    if (type.kind !== 'struct') printInteger(file, home, type);
    else printRecord(file, home, type.name, `structs/${kebab(type.name)}.ts`, type.fields);
  }
  for (const service of services) printService(file, home, service);
  return [textFile(home, 'draw.ts', DRAW), file];
}

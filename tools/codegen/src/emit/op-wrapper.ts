/** The program's side of an operation: the wrapper, and its twin that takes register values. */
import type { ArgDef, ValueType } from '../model/types.ts';
import { code, imported, join, type Code } from '../output/code.ts';
import type { CodeFile } from '../output/code-file.ts';
import { errorsOf } from './op-errors.ts';
import { isShortIn } from './op-locals.ts';
import { shortRegisters, shortSize, isWrong, register, type OpFacts } from './op-facts.ts';
import { givenBy, outs, parameters, returnedBy, type RegisterResult } from './op-result.ts';
import { wire, wireType } from './runtime.ts';
import * as names from './type-names.ts';

/** A part of the room on the stack: its argument, its size, where it starts. */
type Part = { readonly arg: ArgDef; readonly size: Code; readonly at: Code };

/** The size of bytes that a program gives, or has room for. */
function spanSize(facts: OpFacts, arg: ArgDef): string {
  const isIn = 'direction' in arg.type && arg.type.direction === 'in';
  const { parameter, room } = facts.locals.of(arg);
  return isIn ? `${parameter}.length` : room;
}

/** The parts of the room on the stack, and the size of all of it. */
function roomFor(facts: OpFacts): { parts: Part[]; size: Code } {
  const parts: Part[] = [];
  let at: Code[] = [];
  let size: Code[] = [];
  for (const arg of facts.op.args) {
    const { type } = arg;
    if (type.kind !== 'pointer' && type.kind !== 'span') continue;
    const { stored } = facts.locals.of(arg);
    const own: Code =
      type.kind === 'pointer'
        ? names.structSize(facts, type.of)
        : shortSize(type) > 0
          ? stored
          : spanSize(facts, arg);
    parts.push({ arg, size: own, at: ['base', at.map((one) => [' + ', one])] });
    size = [...at, own];
    const whole = type.kind === 'pointer' && type.of.size % 8 === 0;
    at = [...at, whole ? own : code`${wire('aligned')}(${own})`];
  }
  return { parts, size: join(size, ' + ') };
}

function printSet(file: CodeFile, at: Code, value: Code, wide: boolean): void {
  file.print(code`${wire(wide ? 'setWide' : 'setNumber')}(x, ${at}, ${value});`);
}

function isWide(value: ValueType): boolean {
  return names.scalarOf(value).carrier === 'bigint';
}

/** What the registers of an argument are set to: its value, or an address and perhaps a length. */
type Registers = {
  readonly value: Code;
  readonly length?: Code;
  readonly short?: Short;
};
/** Puts bytes into registers: always, or if they are few. */
type Short = { readonly when: string; readonly put: readonly Code[] };

/** Puts bytes into registers if they fit, or their address. */
function printShort(file: CodeFile, at: Code, value: Code, { when, put }: Short): void {
  const lines = (): void => {
    for (const one of put) file.print(one);
  };
  if (when === '') lines();
  else {
    file.block(`if (${when})`, lines);
    file.print(code`else ${wire('setNumber')}(x, ${at}, ${value});`);
  }
}

/** Sets the registers of a call: its selector, its arguments, its number. */
function printRegisters(file: CodeFile, facts: OpFacts, of: (arg: ArgDef) => Registers): void {
  const { op } = facts;
  file.print('const { x } = cpu;');
  if (op.selector !== undefined) {
    printSet(file, register(op.selector.register), op.selector.value, false);
  }
  for (const arg of op.args) {
    const { type } = arg;
    const { value, length, short } = of(arg);
    const wide = (type.kind === 'value' || type.kind === 'optional') && isWide(type.of);
    if (short === undefined) printSet(file, register(arg.register), value, wide);
    else printShort(file, register(arg.register), value, short);
    if (type.kind === 'span' && length !== undefined) {
      printSet(file, register(type.length), length, false);
    }
  }
  const table = imported('SYSCALL', names.inHome(facts, 'numbers.ts'));
  printSet(file, register('a7'), code`${table}.${op.syscall}`, false);
}

/** What a wrapper sets the registers of an argument to. */
function setTo(facts: OpFacts, arg: ArgDef, parts: readonly Part[]): Registers {
  const { type } = arg;
  const part = parts.find((one) => one.arg === arg);
  if (part !== undefined && isShortIn(arg)) {
    const { parameter: bytes, stored } = facts.locals.of(arg);
    const put = code`${wire('setBytes')}(x, ${shortRegisters(facts, arg)}, ${bytes});`;
    const short = { when: `${stored} === 0`, put: [put] };
    return { value: part.at, length: `${bytes}.length`, short };
  }
  if (part !== undefined) return { value: part.at, length: part.size };
  const { parameter: name } = facts.locals.of(arg);
  if (type.kind !== 'optional') return { value: name };
  const none = type.none === 'zero' ? '0' : '-1';
  return { value: `${name} ?? ${none}${isWide(type.of) ? 'n' : ''}` };
}

/** Prints the reading of a result register, and what makes it unknown. */
function printReturned(file: CodeFile, facts: OpFacts, value: RegisterResult, name: string): void {
  const { type, register: at } = value;
  const { wire: width } = names.scalarOf(type);
  file.print(code`const ${name} = ${wire(`${width}In`)}(cpu.x, ${register(at)});`);
  const wrong = isWrong(facts, type, name);
  if (wrong !== '') file.print(code`if (${wrong}) return ${wire('err')}('Unknown');`);
}

function printOutputs(file: CodeFile, facts: OpFacts, parts: readonly Part[]): void {
  const { op } = facts;
  const { fields, record } = givenBy(facts);
  const filled = outs(op);
  for (const [i, value] of returnedBy(facts).entries()) {
    const field = fields[filled.length + i];
    if (field !== undefined) printReturned(file, facts, value, field.variable);
  }
  const { returns } = op;
  const counts = returns?.kind === 'scalar' && returns.scalar.unit === 'bytes';
  const counted = fields[filled.length]?.variable ?? '';
  for (const part of parts) {
    const { arg } = part;
    const name = fields[filled.indexOf(arg)]?.variable;
    if (name === undefined) continue;
    if (arg.type.kind === 'pointer') {
      const read = names.structFunction(facts, 'read', arg.type.of);
      file.print(code`const ${name} = ${read}(cpu.read(${part.at}, ${part.size}), 0);`);
      file.print(code`if (${name} === undefined) return ${wire('err')}('Unknown');`);
    } else {
      // What is counted in 64 bits may be more than a number holds, and than any room.
      const count = counts && isWide(returns) ? `Number(${counted})` : counted;
      const length = counts ? code`Math.min(${count}, ${part.size})` : part.size;
      const read = code`cpu.read(${part.at}, ${length})`;
      const most = shortSize(arg.type);
      const short = code`${wire('bytesIn')}(cpu.x, ${shortRegisters(facts, arg)}, ${count})`;
      const bytes = most === 0 ? read : code`${counted} <= ${most} ? ${short} : ${read}`;
      file.print(code`const ${name} = ${bytes};`);
    }
  }
  const all = fields.map((one) =>
    one.name === one.variable ? one.name : `${one.name}: ${one.variable}`,
  );
  const given = record ? `{ ${all.join(', ')} }` : (fields[0]?.variable ?? 'undefined');
  file.print(code`return ${wire('ok')}(${given});`);
}

function wrapperDoc(facts: OpFacts): string {
  const { op } = facts;
  const number = `Syscall ${op.number}${op.selector ? `, operation ${op.selector.value}` : ''}`;
  return names.withNote(op.doc, `${number}.`);
}

function resultType(facts: OpFacts): Code {
  const { op, type } = facts;
  if (op.noReturn) return 'never';
  const { fields, record } = givenBy(facts);
  const value = record ? `${type}Result` : (fields[0]?.type ?? 'void');
  return code`${wireType('Result')}<${value}, ${type}Error>`;
}

/** Rejects a value that memory or 64 bits cannot hold as the kernel rejects bytes that are no value of the type. */
function printOfType(file: CodeFile, facts: OpFacts, arg: ArgDef): void {
  const { type } = arg;
  const { parameter: name } = facts.locals.of(arg);
  const reject = (key: string): Code => {
    const found = facts.argRejects.find((one) => one.key === key);
    return found === undefined ? "'Unknown'" : `${facts.name}Error(${found.number})`;
  };
  if (type.kind === 'pointer' && type.direction === 'in') {
    const is = names.structFunction(facts, 'is', type.of);
    file.print(code`if (!${is}(${name})) return ${wire('err')}(${reject(`${arg.name}Content`)});`);
  } else if ((type.kind === 'value' || type.kind === 'optional') && isWide(type.of)) {
    // Of a number, a register holds what decoding rejects.
    const isIn = wire(names.scalarOf(type.of).wire === 'i64' ? 'isI64' : 'isU64');
    const wrong = code`!${isIn}(${name})`;
    const given = type.kind === 'optional' ? code`${name} !== undefined && ${wrong}` : wrong;
    file.print(code`if (${given}) return ${wire('err')}(${reject(arg.name)});`);
  }
}

/** The wrapper: typed values in, a typed result out, one trap between. */
export function printWrapper(file: CodeFile, facts: OpFacts): void {
  const { op, wrapper } = facts;
  const { parts, size } = roomFor(facts);
  const room = parts.length > 1 ? 'size' : size;
  file.doc(wrapperDoc(facts));
  const list = join([code`cpu: ${wireType('Cpu')}`, ...parameters(facts)], ', ');
  const head = code`export function* ${wrapper}(${list}): ${wireType('Syscall')}<${resultType(facts)}>`;
  file.block(head, () => {
    if (!op.noReturn) for (const arg of op.args) printOfType(file, facts, arg);
    for (const { arg } of parts) {
      const most = shortSize(arg.type);
      if (most === 0) continue;
      const length = spanSize(facts, arg);
      const { stored } = facts.locals.of(arg);
      file.print(`const ${stored} = ${length} <= ${most} ? 0 : ${length};`);
    }
    if (parts.length > 0) {
      if (parts.length > 1) file.print(code`const size = ${size};`);
      file.print(code`const base = ${wire('reserve')}(cpu, ${room});`);
    }
    for (const { arg, at } of parts) {
      const { type } = arg;
      if (!('direction' in type) || type.direction === 'out') continue;
      const name = facts.locals.of(arg).parameter;
      if (type.kind === 'pointer') {
        const encode = names.structFunction(facts, 'encode', type.of);
        file.print(code`cpu.write(${at}, ${encode}(${name}));`);
      } else {
        const when = isShortIn(arg) ? `if (${facts.locals.of(arg).stored} > 0) ` : '';
        file.print(code`${when}cpu.write(${at}, ${name});`);
      }
    }
    printRegisters(file, facts, (arg) => setTo(facts, arg, parts));
    file.print('yield;');
    if (op.noReturn) {
      file.print('return cpu.illegal();');
      return;
    }
    if (parts.length > 0) file.print(code`${wire('release')}(cpu, ${room});`);
    const error = errorsOf(facts).length === 0 ? "'Unknown'" : `${facts.name}Error(-result)`;
    file.print(code`const result = ${wire('resultOf')}(cpu.x);`);
    file.print(code`if (result < 0) return ${wire('err')}(${error});`);
    printOutputs(file, facts, parts);
  });
  if (!op.noReturn) file.keep(wrapper);
}

/** Prints the twin of the wrapper that takes register values and returns the decoded a0. */
export function printRaw(file: CodeFile, facts: OpFacts): void {
  const { op, name } = facts;
  const given: Code[] = [code`cpu: ${wireType('Cpu')}`];
  for (const arg of op.args) {
    const { type } = arg;
    const { parameter: held, rawVa, rawLength } = facts.locals.of(arg);
    if (isShortIn(arg)) given.push(`${rawVa}: Int32Array`, `${rawLength}: number`);
    else if (type.kind === 'span') given.push(`${rawVa}: number`, `${rawLength}: number`);
    else if (type.kind === 'pointer') given.push(`${rawVa}: number`);
    else given.push(`${held}: ${isWide(type.of) ? 'bigint' : 'number'}`);
  }
  const words = op.args.filter(isShortIn).map((arg) => {
    const { rawVa } = facts.locals.of(arg);
    return `\`${rawVa}\`: the words of the registers, low ones first: the bytes, or the address of longer ones.`;
  });
  const raw = `${op.id} with raw register values; returns a0, or the negative error number.`;
  file.doc([raw, ...words].join('\n\n'));
  const head = code`export function ${name}Raw(${join(given, ', ')}): ${wire('RawSyscall')}`;
  file.block(head, () => {
    printRegisters(file, facts, (arg) => {
      const { parameter: held, rawVa, rawLength } = facts.locals.of(arg);
      if (arg.type.kind === 'span' && isShortIn(arg)) {
        const put = arg.type.short.flatMap((at, i) => [
          code`x[${register(at)}] = ${rawVa}[${2 * i}] ?? 0;`,
          code`x[${register(at)} + 1] = ${rawVa}[${2 * i + 1}] ?? 0;`,
        ]);
        return { value: '', length: rawLength, short: { when: '', put } };
      }
      const memory = arg.type.kind === 'span' || arg.type.kind === 'pointer';
      return memory ? { value: rawVa, length: rawLength } : { value: held };
    });
    file.print(code`return new ${wire('RawSyscall')}(cpu);`);
  });
  if (!op.noReturn) file.keep(`${name}Raw`);
}

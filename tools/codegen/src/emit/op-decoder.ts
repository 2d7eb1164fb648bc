/** The kernel's side of an operation: arguments, rejects, decoder, and the code that handles a call. */
import type { ArgDef, ArgType, OperationDef } from '../model/types.ts';
import { code, imported, importedType, join, quote, type Code } from '../output/code.ts';
import { plural } from '../diagnostics/plural.ts';
import type { CodeFile } from '../output/code-file.ts';
import { locals, sentence } from './names.ts';
import {
  isWrong,
  maxOf,
  readStructs,
  register,
  shortRegisters,
  shortSize,
  type OpFacts,
} from './op-facts.ts';
import { returnedBy } from './op-result.ts';
import { printRejectTable, rejectsOf, type RejectEntry } from './rejects.ts';
import { wire, wireType } from './runtime.ts';
import * as names from './type-names.ts';

function argTypeName(facts: OpFacts, type: ArgType): Code {
  if (type.kind === 'span') return wireType('UserSpan');
  if (type.kind === 'value') return names.valueTypeName(facts, type.of);
  if (type.kind === 'optional') return code`${names.valueTypeName(facts, type.of)} | undefined`;
  if (type.direction === 'in') return names.structType(facts, type.of);
  return facts.pointers ? importedType('UserPtr', names.inHome(facts, 'types.ts')) : 'number';
}

function argDoc({ doc, type }: ArgDef): string {
  if (doc !== '') return doc;
  if (type.kind === 'span') {
    if (type.direction === 'out') return 'Room for bytes.';
    const size = shortSize(type);
    return size === 0 ? '' : `At most ${plural(size, 'byte')} are in registers, and \`va\` is 0.`;
  }
  if (type.kind === 'pointer') {
    return type.direction === 'in'
      ? ''
      : `Room for a ${type.of.name}; not yet known to be writable.`;
  }
  const { unit } = names.scalarOf(type.of);
  return unit === undefined ? '' : `In ${unit === 'ns' ? 'nanoseconds' : unit}.`;
}

/** The interface of the arguments, if there are any. */
export function printArgs(file: CodeFile, facts: OpFacts): void {
  const { op, type } = facts;
  if (op.args.length === 0) return;
  file.doc(`The arguments of ${op.id}.`);
  file.block(`export interface ${type}Args`, () => {
    for (const arg of op.args) {
      file.item(argDoc(arg), code`readonly ${arg.name}: ${argTypeName(facts, arg.type)};`);
    }
  });
}

/** The registers of bytes that may be in registers, for the helpers of the runtime. */
export function printShortRegisters(file: CodeFile, facts: OpFacts): void {
  for (const arg of facts.op.args) {
    const { name, type } = arg;
    if (type.kind !== 'span' || type.short.length === 0) continue;
    const size = shortSize(type);
    file.doc(
      `The registers of \`${name}\` of ${facts.op.id} if it has at most ${plural(size, 'byte')}.`,
    );
    const list = join(type.short.map(register), ', ');
    file.print(code`export const ${shortRegisters(facts, arg)}: readonly number[] = [${list}];`);
  }
}

/** The rejects of decoding and of checks, as tables. */
export function printRejects(file: CodeFile, facts: OpFacts): void {
  const { op, name, type, argRejects } = facts;
  const table = (kind: string, doc: string, entries: readonly RejectEntry[]): void => {
    const constant = `${name}${kind}s`;
    const own = { name: `${type}${kind}`, doc: `A reject of \`${constant}\`.` };
    printRejectTable(file, constant, doc, own, entries);
  };
  const decoding = argRejects.map(({ text, ...one }) => ({ ...one, doc: sentence(text) }));
  table('ArgReject', `What is wrong with arguments of ${op.id} that do not decode.`, decoding);
  const checks = `The checks of ${op.id}, in the order in which they are made.`;
  table('Reject', checks, rejectsOf(op.checks));
}

function printRegister(file: CodeFile, facts: OpFacts, arg: ArgDef): void {
  const { type } = arg;
  const { variable: name, va, length } = facts.locals.of(arg);
  const at = register(arg.register);
  const bad = `return ${facts.name}ArgRejects.${arg.name}`;
  const inside = wire('inUserHalf');
  if (type.kind === 'value' || type.kind === 'optional') {
    const reading = code`${wire(`${names.scalarOf(type.of).wire}In`)}(x, ${at})`;
    const wrong = isWrong(facts, type.of, name);
    if (type.kind === 'value') file.print(code`const ${name} = ${reading};`);
    else {
      const none = wire(type.none === 'zero' ? 'isZeros' : 'isOnes');
      file.print(code`const ${name} = ${none}(x, ${at}) ? undefined : ${reading};`);
    }
    const guarded = type.kind === 'value' ? wrong : code`${name} !== undefined && ${wrong}`;
    if (wrong !== '') file.print(code`if (${guarded}) ${bad};`);
  } else if (type.kind === 'pointer') {
    file.print(code`const ${va} = ${wire('u53In')}(x, ${at});`);
    file.print(code`if (!${inside}(${va}, ${names.structSize(facts, type.of)})) ${bad};`);
  } else {
    const address = code`${wire('u53In')}(x, ${at})`;
    const size = code`const ${length} = ${wire('u53In')}(x, ${register(type.length)});`;
    if (type.direction === 'in' && type.short.length > 0) {
      const short = code`${wire('isShort')}(${length}, ${shortSize(type)})`;
      file.print(size);
      file.print(code`const ${va} = ${short} ? 0 : ${address};`);
      file.print(code`if (!${short} && !${inside}(${va}, ${length})) ${bad};`);
    } else {
      file.print(code`const ${va} = ${address};`);
      file.print(size);
      file.print(code`if (!${inside}(${va}, ${length})) ${bad};`);
    }
    const bounds: Code[] = [];
    if (type.min > 0) bounds.push(`${length} < ${type.min}`);
    const max = maxOf(arg);
    if (max !== undefined) {
      const within = imported('WITHIN', names.inHome(facts, 'limits.ts'));
      bounds.push(code`!${within}.${max}(${length})`);
    }
    for (const bound of bounds) file.print(code`if (${bound}) ${bad}Length;`);
  }
}

/** How an argument stands in the object that the decoder returns. */
function decoded(facts: OpFacts, arg: ArgDef): Code {
  const { type, name } = arg;
  const { variable: held, va, length } = facts.locals.of(arg);
  if (type.kind === 'span') return `${name}: { va: ${va}, length: ${length} }`;
  if (type.kind === 'pointer' && type.direction === 'out') {
    if (!facts.pointers) return `${name}: ${va}`;
    const cast = imported('asUserPtr', names.inHome(facts, 'types.ts'));
    return code`${name}: ${cast}(${va})`;
  }
  return held === name ? name : `${name}: ${held}`;
}

/** The decoder, if there is anything to decode. */
export function printDecoder(file: CodeFile, facts: OpFacts): void {
  const { op, name, type, argRejects } = facts;
  if (op.args.length === 0) return;
  const structs = readStructs(op);
  const fails = argRejects.length > 0 ? ` | ${type}ArgReject` : '';
  const memory = structs.length > 0 ? code`, memory: ${wireType('UserMemory')}` : '';
  file.doc(
    structs.length > 0
      ? `Decodes the registers of ${op.id}, in order, then the memory that they point to.`
      : `Decodes the registers of ${op.id}, in order.`,
  );
  const head = code`export function decode${type}(x: Int32Array${memory}): ${type}Args${fails}`;
  file.block(head, () => {
    for (const arg of op.args) printRegister(file, facts, arg);
    for (const { arg, struct } of structs) {
      const { variable: held, va, bytes } = facts.locals.of(arg);
      const size = names.structSize(facts, struct);
      file.print(code`const ${bytes} = memory.read(${va}, ${size});`);
      file.print(`if (${bytes} === undefined) return ${name}ArgRejects.${arg.name}Fault;`);
      const read = names.structFunction(facts, 'read', struct);
      file.print(code`const ${held} = ${read}(${bytes}, 0);`);
      file.print(`if (${held} === undefined) return ${name}ArgRejects.${arg.name}Content;`);
    }
    const fields = op.args.map((arg, i) => [i === 0 ? '' : ', ', decoded(facts, arg)]);
    file.print('return { ', fields, ' };');
  });
}

/** Prints the type of a handler and of its outcome. */
export function printHandler(file: CodeFile, facts: OpFacts): void {
  const { op, name, type, waits } = facts;
  const outcomes: Code[] = [];
  if (op.noReturn) outcomes.push(wireType('Gone'));
  else if (writesResults(op)) outcomes.push(wireType('Done'));
  else outcomes.push(op.returns === undefined ? '0' : names.valueTypeName(facts, op.returns));
  if (op.checks.length > 0) outcomes.push(`${type}Reject`);
  if (waits) outcomes.push(wireType('BlockedCall'));
  const union = outcomes.map((outcome, i) => [i === 0 ? '' : ' | ', outcome]);
  const done = writesResults(op) ? ` \`${name}Done\` gives it that of an answered call.` : '';
  file.doc(`The outcome of a handler of ${op.id}.${done}`);
  file.print(`export type ${type}Outcome = `, union, ';');
  file.doc(`Executes ${op.id}, or rejects it.`);
  const args = op.args.length === 0 ? '' : `, args: ${type}Args`;
  file.print(`export type ${type}Handler<C> = (call: C${args}) => ${type}Outcome;`);
}

/** Whether a handler writes the results of an operation itself: there are more than that in a0. */
export function writesResults({ results, noReturn }: OperationDef): boolean {
  return results.length > 0 && !noReturn;
}

/** Prints the function that writes all results of a call, if there are more than that in a0. */
export function printDone(file: CodeFile, facts: OpFacts): void {
  const { op, name } = facts;
  if (!writesResults(op)) return;
  const values = returnedBy(facts);
  const given = locals(
    values.map((value) => [value, value.name]),
    ['x'],
    'Given',
  );
  const parameters = values.map((value) => {
    return code`, ${given.get(value) ?? value.name}: ${names.valueTypeName(facts, value.type)}`;
  });
  file.doc(`Writes the results of a call of ${op.id} into the registers of its caller.`);
  const head = code`export function ${name}Done(x: Int32Array${parameters}): ${wireType('Done')}`;
  file.block(head, () => {
    printSeen(file, op);
    if (op.returns === undefined) {
      file.print(code`${wire('setNumber')}(x, ${register('a0')}, 0);`);
    }
    for (const value of values) {
      const set = wire(names.scalarOf(value.type).carrier === 'bigint' ? 'setWide' : 'setNumber');
      file.print(code`${set}(x, ${register(value.register)}, ${given.get(value) ?? value.name});`);
    }
    file.print(code`return ${wire('DONE')};`);
  });
}

/**
 * How an answer tells a reject, inline: the host decides it by the shapes that it has seen in this very operation, while
 * `isReject` walks prototypes.
 */
const IS_REJECT = `'errno' in`;

/** The same for what a decoder gives: by a part of a reject that no argument is called by, or by its prototype. */
function areRejected({ args }: OperationDef): Code {
  const part = ['errno', 'error', 'check'].find((name) => args.every((arg) => arg.name !== name));
  return part === undefined ? code`${wire('isReject')}(args)` : `'${part}' in args`;
}

/** Prints the function that decodes a call, runs its handler and writes the result. */
export function printAnswer(file: CodeFile, facts: OpFacts): void {
  const { op, type, argRejects, waits } = facts;
  file.doc(`Decodes and handles one call of ${op.id}, and writes its result.`);
  const head = code`export function answer${type}<C extends ${wireType('Call')}>(handler: ${type}Handler<C>, call: C): ${wireType('DispatchResult')}`;
  file.block(head, () => {
    const given = op.args.length === 0 ? 'call' : 'call, args';
    if (op.args.length > 0) {
      const memory = readStructs(op).length > 0 ? ', call.memory' : '';
      file.print(`const args = decode${type}(call.x${memory});`);
      if (argRejects.length > 0) {
        file.print(code`if (${areRejected(op)}) return ${wire('rejectCall')}(call, args);`);
      }
    }
    const rejects = op.checks.length > 0;
    file.print(`const outcome = handler(${given});`);
    const otherwise = waits ? `${IS_REJECT} outcome` : undefined;
    if (op.noReturn) {
      if (rejects)
        file.print(code`if (${IS_REJECT} outcome) return ${wire('rejectCall')}(call, outcome);`);
      printSeen(file, op);
      file.print('return outcome;');
      return;
    }
    const rejected = code`${wire('rejectCall')}(call, outcome)`;
    if (writesResults(op)) {
      file.print(
        rejects ? code`return ${IS_REJECT} outcome ? ${rejected} : outcome;` : 'return outcome;',
      );
      return;
    }
    printSuccess(file, facts);
    if (!rejects && !waits) return;
    if (!rejects) file.print('return outcome;');
    else if (otherwise === undefined) file.print(code`return ${rejected};`);
    else file.print(code`return ${otherwise} ? ${rejected} : outcome;`);
  });
}

/** Records the success for tests. */
function printSeen(file: CodeFile, op: OperationDef): void {
  file.print(code`${wire('seen')}(${quote(op.id)}, 'answered');`);
}

function printSuccess(file: CodeFile, facts: OpFacts): void {
  const { op, waits } = facts;
  const wide = op.returns !== undefined && names.scalarOf(op.returns).carrier === 'bigint';
  const answer = code`${wire(wide ? 'answerWide' : 'answer')}(call, outcome)`;
  const always = op.checks.length === 0 && !waits;
  const test = `typeof outcome === '${wide ? 'bigint' : 'number'}'`;
  const write = (): void => {
    printSeen(file, op);
    file.print(code`return ${answer};`);
  };
  if (always) write();
  else file.block(`if (${test})`, write);
}

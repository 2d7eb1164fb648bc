/** Arguments: what each register carries, each register once. */
import type { Arg, Register, Scalar } from '@abicus/contract';
import { docOf } from '../read/source.ts';
import { claimWithin, posOf, report, type Unit } from './context.ts';
import type { Phase } from './phase.ts';
import { scalarDef } from './scalars.ts';
import type { ArgDef, ArgType } from './shape/calls.ts';
import type { StructDef, ValueType } from './shape/values.ts';

/** A register's number: 0 for a0. */
function registerIndex(register: Register): number {
  return Number(register.slice(1));
}

/** A type that a register can carry; a finding for structures and for types that cannot fail. */
export function linkValue(
  phase: Phase,
  unit: Unit,
  type: string | Scalar,
  path: string,
): ValueType | undefined {
  if (typeof type !== 'string') return { kind: 'scalar', scalar: scalarDef(type) };
  const found = phase.types.resolve(unit, type, path);
  if (found === undefined) return undefined;
  if (found.kind === 'struct') {
    report(phase.context, 'contract/wrong-kind', unit, path, `a register cannot hold '${type}'`, {
      fix: `reads('${type}') or fills('${type}')`,
    });
    return undefined;
  }
  return { kind: 'named', type: found };
}

function linkStruct(phase: Phase, unit: Unit, name: string, path: string): StructDef | undefined {
  const found = phase.types.resolve(unit, name, path);
  if (found === undefined || found.kind === 'struct') return found;
  report(phase.context, 'contract/wrong-kind', unit, path, `'${name}' is no structure`);
  return undefined;
}

/** A decoder must be able to say what is wrong with a register. */
function needsErrno(phase: Phase, unit: Unit, value: ValueType, path: string): void {
  if (value.kind !== 'named' || value.type.kind !== 'enumeration') return;
  const { closed, errno, name } = value.type;
  if (!closed || errno !== undefined) return;
  const message = `'${name}' comes in a register, and says no errno for other numbers`;
  report(phase.context, 'contract/missing-key', unit, path, message, {
    fix: `{ closed: true, errno: 'EINVAL' } where '${name}' is declared`,
  });
}

function linkArgType(phase: Phase, unit: Unit, arg: Arg, path: string): ArgType | undefined {
  const { type } = arg;
  if (typeof type === 'string' || type.kind === 'scalar') {
    const of = linkValue(phase, unit, type, `${path}#0`);
    if (of === undefined) return undefined;
    needsErrno(phase, unit, of, `${path}#0`);
    return { kind: 'value', of };
  }
  if (type.kind === 'optional') {
    const of = linkValue(phase, unit, type.of, `${path}#0#0`);
    if (of === undefined) return undefined;
    needsErrno(phase, unit, of, `${path}#0#0`);
    return { kind: 'optional', of, none: type.none };
  }
  const { direction } = type;
  if (type.kind === 'pointer') {
    const of = linkStruct(phase, unit, type.of, `${path}#0#0`);
    return of === undefined ? undefined : { kind: 'pointer', direction, of };
  }
  const max =
    type.max === undefined ? undefined : phase.limits.resolve(unit, type.max, `${path}#0.max`);
  const { length, min = 0 } = type;
  if (!Number.isSafeInteger(min) || min < 0) {
    const message = `a length is a whole number from 0 on, not ${min}`;
    report(phase.context, 'budget/range', unit, `${path}#0.min`, message);
  }
  return { kind: 'span', direction, length, min, ...(max !== undefined && { max }) };
}

/** Links arguments, in register order. `space` names the operation's registers. */
export function linkArgs(
  phase: Phase,
  unit: Unit,
  args: Readonly<Record<string, Arg>>,
  path: string,
  space: string,
): ArgDef[] {
  const linked: ArgDef[] = [];
  for (const [name, arg] of Object.entries(args)) {
    const at = `${path}.${name}`;
    const { register } = arg;
    claimWithin(phase.context, space, register, unit, at, `argument '${name}'`);
    if (typeof arg.type === 'object' && arg.type.kind === 'span') {
      claimWithin(
        phase.context,
        space,
        arg.type.length,
        unit,
        `${at}#0#0`,
        `the length of '${name}'`,
      );
    }
    const type = linkArgType(phase, unit, arg, at);
    if (type === undefined) continue;
    const index = registerIndex(register);
    const common = { doc: docOf(unit.source, at), pos: posOf(unit, at) };
    linked.push({ name, ...common, register, index, type });
  }
  return linked.sort((a, b) => a.index - b.index);
}

/** Arguments and further results: the contents of each register, and each register once. */
import type { Arg, Scalar } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { defined } from './defined.ts';
import { claimShort } from './link-short.ts';
import type { Phase } from './phase.ts';
import { registerIndex } from './registers.ts';
import { scalarDef } from './scalars.ts';
import type { ArgDef, ArgType, ResultDef } from './shape/calls.ts';
import type { IntegerDef, ScalarDef, StructDef, ValueType } from './shape/values.ts';
import type { Site } from './site.ts';

/** A type that a register can hold; a finding for structures and for types that accept any value. */
export function linkValue(phase: Phase, site: Site, type: string | Scalar): ValueType | undefined {
  if (typeof type !== 'string') {
    const scalar = scalarDef(type);
    return inRegister(site, scalar) ? { kind: 'scalar', scalar } : undefined;
  }
  const found = phase.types.resolve(site, type);
  if (found === undefined) return undefined;
  if (found.kind === 'struct') {
    site.report('contract/wrong-kind', `a register cannot hold '${type}'`, {
      fix: `reads('${type}') or fills('${type}')`,
    });
    return undefined;
  }
  if (found.kind === 'record' || found.kind === 'union' || found.kind === 'sized') {
    const message = `'${type}' has no fixed size, and a register holds 64 bits`;
    site.report('contract/wrong-kind', message, { fix: 'readsBytes, and a codec in the programs' });
    return undefined;
  }
  return inRegister(site, found.scalar) ? { kind: 'named', type: found } : undefined;
}

/** Forms of frames and records only. */
const FRAMES_ONLY: ReadonlySet<string> = new Set(['i8', 'i16', 'i64', 'bool']);

function inRegister(site: Site, { wire }: ScalarDef): boolean {
  if (!FRAMES_ONLY.has(wire)) return true;
  const fix = wire === 'bool' ? 'a closed enumeration of u8' : 'i32 or u64';
  site.report('contract/wrong-kind', `'${wire}' is for frames and records, not for registers`, {
    fix,
  });
  return false;
}

function linkStruct(phase: Phase, site: Site, name: string): StructDef | undefined {
  const found = phase.types.resolve(site, name);
  if (found === undefined || found.kind === 'struct') return found;
  site.report('contract/wrong-kind', `'${name}' is no structure`);
  return undefined;
}

/**
 * Requires an errno of a type in a register or behind a pointer, for the decoder to reject other
 * values with.
 */
function needsErrno(site: Site, type: IntegerDef | StructDef, comes: string): void {
  const { errno, name, pos } = type;
  if (errno !== undefined || (type.kind === 'enumeration' && !type.closed)) return;
  const message = `'${name}' ${comes}, but has no errno for other values`;
  site.report('contract/missing-key', message, {
    related: [related('declared', pos, name)],
    fix: `errno: 'EINVAL' where '${name}' is declared`,
  });
}

function linkArgType(phase: Phase, site: Site, { type }: Arg): ArgType | undefined {
  const value = (at: Site, of: string | Scalar): ValueType | undefined => {
    const linked = linkValue(phase, at, of);
    if (linked?.kind === 'named') needsErrno(at, linked.type, 'comes in a register');
    return linked;
  };
  if (typeof type === 'string' || type.kind === 'scalar') {
    const of = value(site, type);
    return of && { kind: 'value', of };
  }
  const inner = site.at('#0');
  if (type.kind === 'optional') {
    const of = value(inner, type.of);
    return of && { kind: 'optional', of, none: type.none };
  }
  const { direction } = type;
  if (type.kind === 'pointer') {
    const of = linkStruct(phase, inner, type.of);
    if (of !== undefined && direction === 'in') needsErrno(inner, of, 'is read through a pointer');
    return of && { kind: 'pointer', direction, of };
  }
  const { length, min = 0, max, short = [] } = type;
  if (!Number.isSafeInteger(min) || min < 0) {
    site.at('.min').range(`a length is a whole number from 0 on, not ${min}`);
  }
  const most = max === undefined ? undefined : phase.limits.resolve(site.at('.max'), max);
  if (most?.scalar?.carrier === 'bigint') {
    const message = `a length is a number, and '${most.name}' has the 64 bits of ${most.scalar.wire}`;
    site.at('.max').report('contract/wrong-kind', message, {
      related: [related('declared', most.pos, most.name)],
      fix: 'a limit without scalar',
    });
  }
  return { kind: 'span', direction, length, min, short, ...defined({ max: most }) };
}

/** Whether an argument says that its bytes may be in registers. */
function isShort({ type }: Arg): boolean {
  return typeof type === 'object' && type.kind === 'span' && type.short !== undefined;
}

/** Links arguments, in register order. `id` is that of the operation. */
export function linkArgs(
  phase: Phase,
  site: Site,
  args: Readonly<Record<string, Arg>> | undefined,
  id: string,
): ArgDef[] {
  const space = `register of ${id}`;
  const linked: ArgDef[] = [];
  for (const [name, arg, at] of site.entries(args)) {
    const { register } = arg;
    at.claimWithin(space, register, `argument '${name}'`);
    if (typeof arg.type === 'object' && arg.type.kind === 'span') {
      at.at('#0#0').claimWithin(space, arg.type.length, `the length of '${name}'`);
    }
    const type = linkArgType(phase, at.at('#0'), arg);
    if (type === undefined) continue;
    if (type.kind === 'span' && isShort(arg))
      claimShort(at.at('#0.short'), id, { name, register, type });
    // What the kernel fills is a result by its name, too.
    if ('direction' in type && type.direction === 'out') {
      at.claimWithin(`result of ${id}`, name, `argument '${name}'`);
    }
    const index = registerIndex(register);
    linked.push({ name, doc: at.doc, pos: at.pos, register, index, type });
  }
  return linked.sort((a, b) => a.index - b.index);
}

/** The type of a further result: a value, as its register is all that there is of it. */
function linkResult(phase: Phase, site: Site, { type }: Arg): ValueType | undefined {
  if (typeof type === 'string' || type.kind === 'scalar') return linkValue(phase, site, type);
  site.report('contract/wrong-kind', `a result in a register is a value, not ${type.kind}`, {
    fix: 'the name of an integer type, or a plain integer',
  });
  return undefined;
}

/** Links further results, in register order. `id` is that of the operation. */
export function linkResults(
  phase: Phase,
  site: Site,
  results: Readonly<Record<string, Arg>> | undefined,
  id: string,
): ResultDef[] {
  const linked: ResultDef[] = [];
  for (const [name, { register, type: given }, at] of site.entries(results)) {
    at.claimWithin(`result register of ${id}`, register, `result '${name}'`);
    at.claimWithin(`result of ${id}`, name, `result '${name}'`);
    if (register === 'a0') {
      at.report('contract/wrong-kind', `a0 has the result that ${id} \`returns\`, or its error`, {
        fix: 'another register, or `returns`',
      });
    }
    const type = linkResult(phase, at.at('#0'), { kind: 'arg', register, type: given });
    if (type === undefined) continue;
    const index = registerIndex(register);
    linked.push({ name, doc: at.doc, pos: at.pos, register, index, type });
  }
  return linked.sort((a, b) => a.index - b.index);
}

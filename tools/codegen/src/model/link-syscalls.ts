/** Syscalls, as a flat list of operations. */
import type { Op, OpShape, Scalar, Syscall } from '@abicus/contract';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, claimWithin, declared, report, type Unit } from './context.ts';
import { linkArgs, linkValue } from './link-args.ts';
import { linkChecks } from './link-checks.ts';
import type { Phase } from './phase.ts';
import { inRange, scalarDef } from './scalars.ts';
import type {
  ArgDef,
  AuditDef,
  CheckDef,
  ErrorDef,
  OperationDef,
  SyscallDef,
} from './shape/calls.ts';
import type { ValueType } from './shape/values.ts';

/** What all syscalls give. */
export type Syscalls = {
  readonly syscalls: readonly SyscallDef[];
  readonly operations: readonly OperationDef[];
};

type Selected = Extract<Syscall, { readonly ops: unknown }>;
type SelectorDef = OperationDef['selector'];

function errnoOfArg(arg: ArgDef): ErrorDef | undefined {
  const { type } = arg;
  if (type.kind === 'pointer') return type.of.errno;
  if (type.kind === 'span') return undefined;
  return type.of.kind === 'named' ? type.of.type.errno : undefined;
}

function errorsOf(
  phase: Phase,
  selector: SelectorDef,
  args: readonly ArgDef[],
  checks: readonly CheckDef[],
): ErrorDef[] {
  const found = new Map<number, ErrorDef>();
  const add = (error: ErrorDef | undefined): void => {
    if (error !== undefined) found.set(error.number, error);
  };
  add(selector?.errno);
  for (const arg of args) add(errnoOfArg(arg));
  for (const { fails } of checks) {
    add(
      phase.errors.all.find((error) => error.number === fails.number && error.name === fails.name),
    );
  }
  return [...found.values()].sort((a, b) => a.number - b.number);
}

function auditOf(
  phase: Phase,
  unit: Unit,
  audits: readonly AuditDef[],
  name: string | undefined,
  path: string,
): AuditDef | undefined {
  if (name === undefined) return undefined;
  const own = audits.filter((audit) => audit.contract === unit.slug);
  const found = own.find((audit) => audit.name === name);
  if (found === undefined) {
    const names = own.map((audit) => audit.name);
    const message = `audit line '${name}' is not declared in ${unit.id}`;
    report(phase.context, 'ref/unknown', unit, path, message, { fix: didYouMean(name, names) });
  }
  return found;
}

/** The type of a1. `Call.second` is a number, so 64 bits are not passed on: their upper half would be lost. */
function linkSecond(
  phase: Phase,
  unit: Unit,
  id: string,
  type: string | Scalar,
  path: string,
): ValueType | undefined {
  const linked = linkValue(phase, unit, type, path);
  if (linked === undefined) return undefined;
  const { carrier } = linked.kind === 'scalar' ? linked.scalar : linked.type;
  if (carrier === 'number') return linked;
  const message = `the second result of ${id} has 64 bits; a1 carries what fits a number`;
  report(phase.context, 'contract/wrong-kind', unit, path, message, {
    fix: 'return the 64 bits in a0 (`returns`), or `fills` a structure with them',
  });
  return undefined;
}

const WORD = scalarDef({ kind: 'scalar', wire: 'u32', size: 4 });

type Place = {
  readonly syscall: string;
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly selector?: Exclude<SelectorDef, undefined>;
};

function linkOperation(
  phase: Phase,
  unit: Unit,
  audits: readonly AuditDef[],
  place: Place,
  shape: OpShape,
): OperationDef {
  const { id, name, path, syscall, number, selector } = place;
  const space = `register of ${id}`;
  if (selector !== undefined) {
    const at = `syscalls.${syscall}.selector`;
    claimWithin(phase.context, space, selector.register, unit, at, 'the selector');
  }
  const args = linkArgs(phase, unit, shape.args ?? {}, `${path}.args`, space);
  const resolve = (error: string, at: string): ErrorDef | undefined =>
    phase.errors.resolve(unit, error, at);
  const checks = linkChecks(phase, unit, id, shape.checks, `${path}.checks`, resolve);
  const audit = auditOf(phase, unit, audits, shape.audit, `${path}.audit`);
  const { returns: first, second: other } = shape;
  const returns = first && linkValue(phase, unit, first, `${path}.returns`);
  const second = other && linkSecond(phase, unit, id, other, `${path}.second`);
  if (!Number.isSafeInteger(shape.cost) || shape.cost < 0) {
    const message = `a cost is a number of nanoseconds, not ${shape.cost}`;
    report(phase.context, 'budget/range', unit, `${path}.cost`, message);
  }
  return {
    ...declared(unit, id, name, path),
    syscall,
    number,
    ...(selector && { selector }),
    args,
    ...(returns && { returns }),
    ...(second && { second }),
    noReturn: shape.noReturn === true,
    cost: shape.cost,
    checks,
    errors: errorsOf(phase, selector, args, checks),
    ...(audit && { audit }),
  };
}

function linkSelected(
  phase: Phase,
  unit: Unit,
  audits: readonly AuditDef[],
  name: string,
  syscall: Selected,
): { readonly syscall: SyscallDef; readonly operations: readonly OperationDef[] } | undefined {
  const path = `syscalls.${name}`;
  const { register, errno: errorName } = syscall.selector;
  const errno = phase.errors.resolve(unit, errorName, `${path}.selector.errno`);
  if (errno === undefined) return undefined;
  const { number } = syscall;
  const ops: [string, Op][] = Object.entries(syscall.ops);
  if (ops.length === 0) {
    const message = `the selector of ${name} picks no operation`;
    report(phase.context, 'contract/missing-key', unit, `${path}.ops`, message, { fix: 'add one' });
  }
  ops.sort(([, a], [, b]) => a.selector - b.selector);
  const operations = ops.map(([opName, op]) => {
    const at = `${path}.ops.${opName}`;
    const id = `${name}.${opName}`;
    claimWithin(phase.context, `selector of ${name}`, op.selector, unit, `${at}#0`, id);
    if (!inRange(WORD, op.selector)) {
      const message = `a selector is 0 to 2^32 − 1, not ${op.selector}`;
      report(phase.context, 'budget/range', unit, `${at}#0`, message);
    }
    const selector = { register, value: op.selector, errno };
    const place = { syscall: name, number, id, name: opName, path: at, selector };
    return linkOperation(phase, unit, audits, place, op);
  });
  const ids = operations.map((operation) => operation.id);
  const base = declared(unit, name, name, path);
  return {
    syscall: { ...base, number, selector: { register, errno }, operations: ids },
    operations,
  };
}

/** The kernel's table has an entry for each number up to the largest. */
const LARGEST = 1023;

/** Links the syscalls of all contracts, by number and selector. */
export function linkSyscalls(phase: Phase, audits: readonly AuditDef[]): Syscalls {
  const syscalls: SyscallDef[] = [];
  const operations: OperationDef[] = [];
  const { context } = phase;
  for (const unit of context.units.filter((one) => !one.draft)) {
    for (const [name, syscall] of Object.entries(unit.value.syscalls ?? {})) {
      const path = `syscalls.${name}`;
      const { number } = syscall;
      claim(context, 'syscall', number, unit, `${path}#0`, `${name} (${unit.id})`);
      claim(context, 'syscall name', name, unit, path, `one of ${unit.id}`);
      if (!Number.isInteger(number) || number < 0 || number > LARGEST) {
        const message = `${number} is no syscall number: they are 0 to ${LARGEST}`;
        report(context, 'budget/range', unit, `${path}#0`, message);
      }
      if ('ops' in syscall) {
        const linked = linkSelected(phase, unit, audits, name, syscall);
        if (linked === undefined) continue;
        syscalls.push(linked.syscall);
        operations.push(...linked.operations);
      } else {
        const place = { syscall: name, number, id: name, name, path };
        operations.push(linkOperation(phase, unit, audits, place, syscall));
        syscalls.push({ ...declared(unit, name, name, path), number, operations: [name] });
      }
    }
    for (const [i, number] of (unit.value.reserved?.syscalls ?? []).entries()) {
      const who = `a reservation (${unit.id})`;
      claim(context, 'syscall', number, unit, `reserved.syscalls[${i}]`, who);
    }
  }
  const value = (one: OperationDef): number => one.selector?.value ?? 0;
  syscalls.sort((a, b) => a.number - b.number);
  operations.sort((a, b) => a.number - b.number || value(a) - value(b));
  return { syscalls, operations };
}

/** Links the audit lines of all contracts. */
export function linkAudit(phase: Phase): AuditDef[] {
  return phase.context.units
    .filter((unit) => !unit.draft)
    .flatMap((unit) =>
      Object.entries(unit.value.audit ?? {}).map(([name, line]) => {
        const path = `audit.${name}`;
        claim(
          phase.context,
          'audit prefix',
          line.prefix,
          unit,
          `${path}#0`,
          `${name} (${unit.id})`,
        );
        const { prefix, fields } = line;
        return { ...declared(unit, `${unit.slug}.audit.${name}`, name, path), prefix, fields };
      }),
    );
}

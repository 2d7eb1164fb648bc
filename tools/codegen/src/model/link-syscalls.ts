/** Syscalls, as a flat list of operations. */
import type { Op, OpShape, Syscall } from '@abicus/contract';
import { defined } from './defined.ts';
import { linkArgs, linkResults, linkValue } from './link-args.ts';
import { auditOf } from './link-audit.ts';
import { linkChecks } from './link-checks.ts';
import { needCount } from './link-short.ts';
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
import { live, type Site } from './site.ts';

/** The result of linking all syscalls. */
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
    const { number, name } = fails;
    add(phase.errors.all.find((error) => error.number === number && error.name === name));
  }
  return [...found.values()].sort((a, b) => a.number - b.number);
}

const WORD = scalarDef({ kind: 'scalar', wire: 'u32', size: 4 });

type Place = {
  readonly syscall: string;
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly site: Site;
  readonly selector?: Exclude<SelectorDef, undefined>;
};

function linkOperation(
  phase: Phase,
  audits: readonly AuditDef[],
  place: Place,
  shape: OpShape,
): OperationDef {
  const { id, name, site, syscall, number, selector } = place;
  const { returns: first, audit: line, cost } = shape;
  const args = linkArgs(phase, site.at('.args'), shape.args, id);
  const checks = linkChecks(phase, site.at('.checks'), id, shape.checks, phase.errors.resolve);
  const audit = line === undefined ? line : auditOf(site.at('.audit'), audits, line);
  const returns = first === undefined ? first : linkValue(phase, site.at('.returns'), first);
  const results = linkResults(phase, site.at('.results'), shape.results, id);
  needCount(site, args, returns);
  if (!Number.isSafeInteger(cost) || cost < 0) {
    site.at('.cost').range(`a cost is a number of nanoseconds, not ${cost}`);
  }
  return {
    ...site.declared(id, name),
    syscall,
    number,
    args,
    results,
    noReturn: shape.noReturn === true,
    cost,
    checks,
    errors: errorsOf(phase, selector, args, checks),
    ...defined({ selector, returns, audit }),
  };
}

function linkSelected(
  phase: Phase,
  audits: readonly AuditDef[],
  site: Site,
  name: string,
  syscall: Selected,
): { readonly syscall: SyscallDef; readonly operations: readonly OperationDef[] } | undefined {
  const { register, errno: errorName } = syscall.selector;
  const { number } = syscall;
  const selecting = site.at('.selector');
  const errno = phase.errors.resolve(selecting.at('.errno'), errorName);
  if (errno === undefined) return undefined;
  const entries = site.at('.ops').entries<Op>(syscall.ops);
  if (entries.length === 0) {
    const message = `the selector of ${name} picks no operation`;
    site.at('.ops').report('contract/missing-key', message, { fix: 'add one' });
  }
  entries.sort(([, a], [, b]) => a.selector - b.selector);
  const operations = entries.map(([opName, op, at]) => {
    const id = `${name}.${opName}`;
    const value = op.selector;
    const first = at.at('#0');
    first.claimWithin(`selector of ${name}`, value, id);
    if (!inRange(WORD, value)) first.range(`a selector is 0 to 2^32 − 1, not ${value}`);
    selecting.claimWithin(`register of ${id}`, register, 'the selector');
    const selector = { register, value, errno };
    const place = { syscall: name, number, id, name: opName, site: at, selector };
    return linkOperation(phase, audits, place, op);
  });
  const ids = operations.map((operation) => operation.id);
  const own = { ...site.declared(name, name), number, selector: { register, errno } };
  return { syscall: { ...own, operations: ids }, operations };
}

/** The kernel's table has an entry for each number up to the largest. */
const LARGEST = 1023;

/** Links the syscalls of all contracts, by number and selector. */
export function linkSyscalls(phase: Phase, audits: readonly AuditDef[]): Syscalls {
  const syscalls: SyscallDef[] = [];
  const operations: OperationDef[] = [];
  for (const root of live(phase.context)) {
    const { id, value } = root.unit;
    for (const [name, syscall, site] of root.at('syscalls').entries(value.syscalls)) {
      const { number } = syscall;
      const first = site.at('#0');
      first.claim('syscall', number, `${name} (${id})`);
      site.claim('syscall name', name, `one of ${id}`);
      if (!Number.isInteger(number) || number < 0 || number > LARGEST) {
        first.range(`${number} is not a syscall number: they are 0 to ${LARGEST}`);
      }
      if ('ops' in syscall) {
        const linked = linkSelected(phase, audits, site, name, syscall);
        if (linked === undefined) continue;
        syscalls.push(linked.syscall);
        operations.push(...linked.operations);
      } else {
        const place = { syscall: name, number, id: name, name, site };
        operations.push(linkOperation(phase, audits, place, syscall));
        syscalls.push({ ...site.declared(name, name), number, operations: [name] });
      }
    }
    for (const [number, at] of root.at('reserved.syscalls').items(value.reserved?.syscalls)) {
      at.claim('syscall', number, `a reservation (${id})`);
    }
  }
  const selected = (one: OperationDef): number => one.selector?.value ?? 0;
  syscalls.sort((a, b) => a.number - b.number);
  operations.sort((a, b) => a.number - b.number || selected(a) - selected(b));
  return { syscalls, operations };
}

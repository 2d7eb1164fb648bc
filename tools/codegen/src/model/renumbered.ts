/**
 * Numbers never move: those of accepted and frozen contracts are compared with the last release. A
 * removed number must be reserved.
 */
import type { ContractSource } from '../read/source.ts';
import type { ContractValue } from '../read/value.ts';
import { unitOf, type Context, type Unit } from './context.ts';
import { Site } from './site.ts';

/** A number that others depend on: its element, and its place. */
type Numbered = {
  readonly value: number;
  readonly path: string;
  readonly reserve?: 'syscalls' | 'opcodes' | 'errnos';
};

function syscallNumbers(value: ContractValue, into: Map<string, Numbered>): void {
  for (const [name, syscall] of Object.entries(value.syscalls ?? {})) {
    const path = `syscalls.${name}`;
    into.set(`syscall ${name}`, { value: syscall.number, path: `${path}#0`, reserve: 'syscalls' });
    if (!('ops' in syscall)) continue;
    for (const [op, { selector }] of Object.entries(syscall.ops)) {
      into.set(`selector ${name}.${op}`, { value: selector, path: `${path}.ops.${op}#0` });
    }
  }
}

function serviceNumbers(value: ContractValue, into: Map<string, Numbered>): void {
  const { service } = value;
  if (service === undefined) return;
  const put = (what: string, number: number, path: string): void => {
    into.set(`opcode ${service.name}.${what}`, { value: number, path, reserve: 'opcodes' });
  };
  for (const [name, op] of Object.entries(service.ops))
    put(name, op.opcode, `service.ops.${name}#0`);
  for (const [name, event] of Object.entries(service.events ?? {})) {
    put(name, event.opcode, `service.events.${name}#0`);
  }
  for (const [name, number] of Object.entries(service.status)) {
    into.set(`status ${service.name}.${name}`, { value: number, path: `service.status.${name}` });
  }
}

function typeNumbers(value: ContractValue, into: Map<string, Numbered>): void {
  for (const [name, error] of Object.entries(value.errors ?? {})) {
    into.set(`errno ${name}`, { value: error.number, path: `errors.${name}#0`, reserve: 'errnos' });
  }
  for (const [name, type] of Object.entries(value.types ?? {})) {
    const numbers =
      type.kind === 'enumeration' ? type.values : type.kind === 'flags' ? type.bits : {};
    for (const [member, number] of Object.entries(numbers)) {
      into.set(`value ${name}.${member}`, { value: number, path: `types.${name}.${member}` });
    }
  }
}

/** Every number of a contract that others depend on. */
function numbersOf(value: ContractValue): Map<string, Numbered> {
  const found = new Map<string, Numbered>();
  syscallNumbers(value, found);
  serviceNumbers(value, found);
  typeNumbers(value, found);
  return found;
}

function checkGone(site: Site, what: string, was: Numbered): void {
  if (was.reserve === undefined) return;
  if (site.unit.value.reserved?.[was.reserve]?.includes(was.value) === true) return;
  const message = `${what} was ${was.value} and is gone, but ${was.value} is not reserved`;
  site.at('reserved').report('registry/renumbered', message, {
    fix: `reserved: { ${was.reserve}: [${was.value}] }`,
  });
}

function compare(site: Site, before: Unit): void {
  const now = numbersOf(site.unit.value);
  for (const [what, was] of numbersOf(before.value)) {
    const is = now.get(what);
    if (is === undefined) checkGone(site, what, was);
    else if (is.value !== was.value) {
      const message = `${what} was ${was.value}, is ${is.value}`;
      site.at(is.path).report('registry/renumbered', message, {
        fix: `restore ${was.value}, or add a new name and reserve ${was.value}`,
      });
    }
  }
}

/** Compares the numbers of all contracts with those of the last release. */
export function checkNumbers(context: Context, previous: readonly ContractSource[]): void {
  for (const before of previous.map(unitOf)) {
    const unit = context.units.find((one) => one.id === before.id);
    if (unit === undefined || unit.draft || before.draft) continue;
    compare(new Site(context, unit), before);
  }
}

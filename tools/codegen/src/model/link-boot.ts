/** What boot starts: programs, their endpoints, and who holds which slot. */
import type { BootEndpoint, BootProgram, Grant } from '@abicus/contract';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, declared, namedNumbers, report, type Unit } from './context.ts';
import type { Phase } from './phase.ts';
import type { BootDef, BootEndpointDef, BootProgramDef } from './shape/system.ts';

/** A boot while it is linked; `slots` is how many slots a task has, if a limit says. */
type Task = { readonly phase: Phase; readonly unit: Unit; readonly slots: number | undefined };

function takeSlot(task: Task, program: string, slot: number, path: string, who: string): void {
  const { phase, unit, slots } = task;
  claim(phase.context, `slot of ${program}`, slot, unit, path, who);
  if (!Number.isInteger(slot) || slot < 0 || (slots !== undefined && slot >= slots)) {
    const message = `slot ${slot} is outside a table of ${slots ?? 'that many'} slots`;
    report(phase.context, 'budget/range', unit, path, message);
  }
}

function checkCount({ phase, unit }: Task, value: number, path: string, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  const message = `it is a whole number from ${least} on, not ${value}`;
  report(phase.context, 'budget/range', unit, path, message);
}

function linkEndpoint(
  task: Task,
  program: string,
  name: string,
  endpoint: BootEndpoint,
): BootEndpointDef {
  const path = `boot.programs.${program}.endpoints.${name}`;
  for (const [i, grant] of endpoint.own.entries()) {
    takeSlot(task, program, grant.slot, `${path}.own[${i}].slot`, `endpoint ${name}`);
  }
  const programs = Object.keys(task.unit.value.boot?.programs ?? {});
  const clients = Object.entries(endpoint.clients ?? {}).map(([client, { slot, rights }]) => {
    const at = `${path}.clients.${client}`;
    if (!programs.includes(client) && client !== 'init') {
      const fix = didYouMean(client, programs);
      const message = `boot starts no program '${client}'`;
      report(task.phase.context, 'ref/unknown', task.unit, at, message, { fix });
    }
    takeSlot(task, client, slot, `${at}.slot`, `endpoint ${name} of ${program}`);
    return { program: client, slot, rights };
  });
  const { depth, own } = endpoint;
  checkCount(task, depth, `${path}.depth`, 1);
  return { ...declared(task.unit, `boot.${program}.${name}`, name, path), depth, own, clients };
}

function linkProgram(task: Task, name: string, program: BootProgram): BootProgramDef {
  const path = `boot.programs.${name}`;
  task.phase.principals.check(task.unit, name, path);
  const factories = Object.entries(program.factories ?? {}).map(([factory, shape]) => {
    const { slot, rights, from }: Grant & { readonly from: number } = shape;
    takeSlot(task, name, slot, `${path}.factories.${factory}.slot`, `factory ${factory}`);
    checkCount(task, from, `${path}.factories.${factory}.from`, 0);
    return { name: factory, slot, rights, from };
  });
  const endpoints = Object.entries(program.endpoints).map(([endpoint, shape]) => {
    return linkEndpoint(task, name, endpoint, shape);
  });
  const { image, stackPages } = program;
  checkCount(task, image, `${path}.image`, 0);
  checkCount(task, stackPages, `${path}.stackPages`, 1);
  const base = declared(task.unit, `boot.${name}`, name, path);
  return { ...base, image, stackPages, factories, endpoints };
}

/** Links the boots of all contracts. */
export function linkBoots(phase: Phase): BootDef[] {
  const table = phase.limits.all.find((limit) => limit.id === 'kernel.limit.capSlots');
  const slots = table?.kind === 'limit' ? table.value : undefined;
  const boots: BootDef[] = [];
  for (const unit of phase.context.units.filter((one) => !one.draft)) {
    const { boot } = unit.value;
    if (boot === undefined) continue;
    claim(phase.context, 'boot of package', unit.feeds, unit, 'boot', `that of ${unit.id}`);
    const task: Task = { phase, unit, slots };
    for (const [name, slot] of Object.entries(boot.slots)) {
      takeSlot(task, 'init', slot, `boot.slots.${name}`, name);
    }
    const programs = Object.entries(boot.programs).map(([name, program]) => {
      claim(phase.context, 'program', name, unit, `boot.programs.${name}`, `one of ${unit.id}`);
      return linkProgram(task, name, program);
    });
    const { slug: contract, feeds } = unit;
    boots.push({ contract, feeds, slots: namedNumbers(unit, boot.slots, 'boot.slots'), programs });
  }
  return boots;
}

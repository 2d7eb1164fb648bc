/** Boot: programs, their endpoints, and the slots of their capabilities. */
import type { BootEndpoint, BootProgram } from '@abicus/contract';
import type { Phase } from './phase.ts';
import type { BootDef, BootEndpointDef, BootProgramDef } from './shape/system.ts';
import { live, type Site } from './site.ts';

/** A boot while it is linked; `slots` is the number of a task's slots, if a limit states it. */
type Task = {
  readonly phase: Phase;
  readonly programs: readonly string[];
  readonly slots: number | undefined;
};

function takeSlot({ slots }: Task, site: Site, program: string, slot: number, who: string): void {
  site.claim(`listed slot of ${program}`, slot, who);
  if (!Number.isInteger(slot) || slot < 0 || (slots !== undefined && slot >= slots)) {
    site.range(`slot ${slot} is outside a table of ${slots ?? 'that many'} slots`);
  }
}

function checkCount(site: Site, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  site.range(`it is a whole number from ${least} on, not ${value}`);
}

function linkEndpoint(
  task: Task,
  site: Site,
  program: string,
  name: string,
  endpoint: BootEndpoint,
): BootEndpointDef {
  const { depth, own } = endpoint;
  for (const [grant, at] of site.at('.own').items(own)) {
    takeSlot(task, at.at('.slot'), program, grant.slot, `endpoint ${name}`);
  }
  const entries = site.at('.clients').entries(endpoint.clients);
  const clients = entries.map(([client, { slot, rights }, at]) => {
    if (!task.programs.includes(client) && client !== 'init') {
      at.unknown(`boot starts no program '${client}'`, client, task.programs);
    }
    takeSlot(task, at.at('.slot'), client, slot, `endpoint ${name} of ${program}`);
    return { program: client, slot, rights };
  });
  checkCount(site.at('.depth'), depth, 1);
  return { ...site.declared(`boot.${program}.${name}`, name), depth, own, clients };
}

function linkProgram(task: Task, site: Site, name: string, program: BootProgram): BootProgramDef {
  task.phase.principals.check(site, name);
  const factories = site.at('.factories').entries(program.factories);
  const endpoints = site.at('.endpoints').entries(program.endpoints);
  const { image, stackPages } = program;
  checkCount(site.at('.image'), image, 0);
  checkCount(site.at('.stackPages'), stackPages, 1);
  return {
    ...site.declared(`boot.${name}`, name),
    image,
    stackPages,
    factories: factories.map(([factory, shape, at]) => {
      const { slot, rights, from, budget } = shape;
      takeSlot(task, at.at('.slot'), name, slot, `factory ${factory}`);
      checkCount(at.at('.from'), from, 0);
      if (budget !== undefined) checkCount(at.at('.budget'), budget, 1);
      return { name: factory, slot, rights, from, ...(budget === undefined ? {} : { budget }) };
    }),
    endpoints: endpoints.map(([one, shape, at]) => linkEndpoint(task, at, name, one, shape)),
  };
}

/** Links the boots of all contracts. */
export function linkBoots(phase: Phase): BootDef[] {
  const table = phase.limits.all.find((limit) => limit.id === 'kernel.limit.capSlots');
  const slots = table?.kind === 'limit' ? table.value : undefined;
  return live(phase.context).flatMap((site) => {
    const { id, slug: contract, feeds, value } = site.unit;
    const { boot } = value;
    if (boot === undefined) return [];
    const task: Task = { phase, programs: Object.keys(boot.programs ?? {}), slots };
    const own = site.at('boot.slots');
    for (const [name, slot, at] of own.entries(boot.slots)) takeSlot(task, at, 'init', slot, name);
    const programs = site.at('boot.programs').entries(boot.programs);
    return {
      contract,
      feeds,
      slots: own.numbers(boot.slots),
      programs: programs.map(([name, program, at]) => {
        at.claim('program', name, `one of ${id}`);
        return linkProgram(task, at, name, program);
      }),
    };
  });
}

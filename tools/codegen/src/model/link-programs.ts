/**
 * Programs and their calls: each call is to an operation that exists and that the program may call, no
 * program waits for itself, and booted programs can reach the services that they call.
 */
import type { Service, ServiceOp } from '@abicus/contract';
import { diagnostic, related } from '../diagnostics/diagnostic.ts';
import type { Context, Unit } from './context.ts';
import { ownerOf } from './names.ts';
import { programOf, statedPrograms, type StatedProgram } from './programs.ts';
import type { CallsDef, ProgramDef } from './shape/programs.ts';
import type { BootDef, BootProgramDef } from './shape/system.ts';
import { Site } from './site.ts';
import { checkWaits, type Wait } from './wait-for.ts';

function checkName(context: Context, unit: Unit): void {
  const { program, service } = unit.value;
  const site = new Site(context, unit, 'program');
  if (program === undefined) {
    if (unit.value.calls === undefined) return;
    const fix = service === undefined ? "program: { name: 'spooler' }" : 'program: {}';
    site.section('calls').report('contract/missing-key', 'only a program calls', { fix });
  } else if (service === undefined && program.name === undefined) {
    const fix = "program: { name: 'spooler' }";
    site.report('contract/missing-key', 'a program without a service has a name', { fix });
  } else if (service !== undefined && program.name !== undefined) {
    const message = `the program of service '${service.name}' has its name`;
    site.at('.name').report('contract/wrong-kind', message, {
      related: [related('service', site.section('service.name').pos, service.name)],
      fix: 'program: {}',
    });
  }
}

/**
 * Checks that a program may call an operation: reports it if the service or the operation lists other
 * callers.
 */
function checkAuthority(site: Site, caller: string, owner: Unit, op: ServiceOp, id: string): void {
  const { service } = owner.value;
  const list = op.authority ?? service?.authority ?? 'any';
  const at = new Site(site.context, owner, 'service');
  const name = id.slice(id.lastIndexOf('.') + 1);
  if (list !== 'any' && !list.includes(caller)) {
    const own = op.authority === undefined ? '.authority' : `.ops.${name}.authority`;
    site.report('calls/denied', `'${caller}' may not call ${id}`, {
      related: [related('callers', at.at(own).pos, list.join(', '))],
      fix: `add '${caller}' to the authority of ${op.authority === undefined ? service?.name : id}`,
    });
  }
  for (const [check, { always = false, unless }, place] of at
    .at(`.ops.${name}.checks`)
    .entries(op.checks)) {
    if (!always || unless?.principals.includes(caller) === true) continue;
    site.report('calls/denied', `every call of ${id} by '${caller}' fails its check '${check}'`, {
      related: [related('check', place.pos, check)],
      fix: 'call another operation',
    });
  }
}

function checkOps(site: Site, caller: string, owner: Unit, ops: readonly string[]): void {
  const service: Service | undefined = owner.value.service;
  if (service === undefined) return;
  if (ops.length === 0) {
    const fix = `take '${service.name}' out, or name an operation`;
    site.report('contract/wrong-kind', `no operation of ${service.name} is called`, { fix });
  }
  const known = Object.keys(service.ops);
  for (const [i, [name, at]] of site.items(ops).entries()) {
    const op = Object.hasOwn(service.ops, name) ? service.ops[name] : undefined;
    if (ops.indexOf(name) !== i) {
      at.report('contract/duplicate-key', `'${name}' is listed twice`, { fix: 'keep one' });
    } else if (op === undefined) {
      const place = new Site(site.context, owner, 'service.ops');
      const places = [related('service', place.pos, known.join(', '))];
      at.unknown(`service ${service.name} has no operation '${name}'`, name, known, places);
    } else checkAuthority(at, caller, owner, op, `${service.name}.${name}`);
  }
}

/**
 * Links the calls of one service, and gives the wait that they are; gives nothing, and a finding, for
 * impossible calls.
 */
function linkCall(
  { name: caller, unit }: StatedProgram,
  site: Site,
  service: string,
  ops: readonly string[],
): { readonly calls: CallsDef; readonly wait: Wait } | undefined {
  const owner = ownerOf(site, 'services', service);
  if (owner === undefined) return undefined;
  if (service === caller) {
    const message = `'${caller}' calls itself: it would wait for its own answer`;
    site.report('calls/itself', message, { fix: `take '${service}' out of calls` });
    return undefined;
  }
  if (owner.draft && !unit.draft) {
    const place = related('draft', new Site(site.context, owner, 'status').pos, owner.id);
    site.report('ref/draft', `service '${service}' is of a draft, which is not served yet`, {
      related: [place],
      fix: `accept ${owner.id} first`,
    });
    return undefined;
  }
  checkOps(site, caller, owner, ops);
  return {
    calls: { service, contract: owner.slug, ops },
    wait: { from: caller, to: service, site },
  };
}

/** Whether a booted program has a capability to send to another one. */
function reaches(caller: string, { endpoints }: BootProgramDef): boolean {
  return endpoints.some(({ clients }) =>
    clients.some(({ program, rights }) => program === caller && rights.includes('SEND')),
  );
}

/** Checks that booted programs are not of drafts, and have a capability for each service that they call. */
function checkBoot(context: Context, boot: BootDef, programs: readonly ProgramDef[]): void {
  const started = new Map(boot.programs.map((one) => [one.name, one]));
  for (const program of programs) {
    const entry = started.get(program.name);
    if (entry === undefined) continue;
    if (program.draft) {
      const message = `'${program.name}' is the program of a draft, which is not booted`;
      const places = [related('program', program.pos, program.contract)];
      const fix = 'accept its contract first';
      context.found.push(diagnostic('ref/draft', entry.pos, message, { related: places, fix }));
    }
    for (const { service } of program.calls) {
      const server = started.get(service);
      if (server !== undefined && reaches(program.name, server)) continue;
      const [message, fix] =
        server === undefined
          ? [`'${program.name}' calls '${service}', which boot does not start`, 'start it too']
          : [
              `'${program.name}' calls '${service}', and holds no capability to send to it`,
              `clients: { '${program.name}': { slot: …, rights: ['SEND'] } }`,
            ];
      const places = [related('boot', (server ?? entry).pos, (server ?? entry).name)];
      context.found.push(
        diagnostic('calls/unreachable', program.pos, message, { related: places, fix }),
      );
    }
  }
}

/** Links the programs of all contracts, drafts included, and compares them with boot. */
export function linkPrograms(context: Context, boots: readonly BootDef[]): ProgramDef[] {
  for (const unit of context.units) {
    checkName(context, unit);
    // The calls of a contract without a named program count as uses: one finding is enough.
    if (programOf(context, unit) !== undefined) continue;
    const calls = new Site(context, unit, 'calls').entries(unit.value.calls);
    for (const [service, , at] of calls) ownerOf(at, 'services', service);
  }
  const waits: Wait[] = [];
  const all = statedPrograms(context).map((stated): ProgramDef => {
    const { name, unit, site } = stated;
    site.claim('program of a contract', name, `that of ${unit.id}`);
    const calls = site
      .section('calls')
      .entries(unit.value.calls)
      .flatMap(([service, ops, at]): CallsDef[] => {
        const linked = linkCall(stated, at, service, ops);
        if (linked === undefined) return [];
        waits.push(linked.wait);
        return [linked.calls];
      });
    const declared = site.section('program').declared(`program.${name}`, name);
    return { ...declared, draft: unit.draft, calls };
  });
  checkWaits(waits);
  for (const boot of boots) checkBoot(context, boot, all);
  return all;
}

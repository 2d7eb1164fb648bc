/** The calls of a program: each is to an operation that exists and that the program may call. */
import type { Service, ServiceOp } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { callersOf } from './callers.ts';
import type { Unit } from './context.ts';
import { ownerOf } from './names.ts';
import type { StatedProgram } from './programs.ts';
import type { CallsDef } from './shape/programs.ts';
import { Site, live } from './site.ts';
import type { Wait } from './wait-for.ts';

/** What a program does with operations: it waits for their answers, or sends what has none. */
type Section = 'calls' | 'notifies';

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

/** Reports an operation without an answer that is called, and one with an answer that is not waited for. */
function checkAnswer(section: Section, site: Site, owner: Unit, op: ServiceOp, id: string): void {
  const isCalled = section === 'calls';
  if ((op.answers === 'never') !== isCalled) return;
  const name = id.slice(id.lastIndexOf('.') + 1);
  const place = new Site(site.context, owner, `service.ops.${name}`);
  const message = isCalled
    ? `${id} is never answered: its caller would wait for ever`
    : `${id} is answered, and a program waits for no answer to what it sends in \`notifies\``;
  site.report('calls/answer', message, {
    related: [related('operation', place.pos, id)],
    fix: `list it in \`${isCalled ? 'notifies' : 'calls'}\``,
  });
}

function checkOps(
  section: Section,
  site: Site,
  caller: string,
  owner: Unit,
  ops: readonly string[],
): void {
  const service: Service | undefined = owner.value.service;
  if (service === undefined) return;
  if (ops.length === 0) {
    const fix = `take '${service.name}' out, or name an operation`;
    const what = section === 'calls' ? 'called' : 'notified';
    site.report('contract/wrong-kind', `no operation of ${service.name} is ${what}`, { fix });
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
    } else {
      checkAuthority(at, caller, owner, op, `${service.name}.${name}`);
      checkAnswer(section, at, owner, op, `${service.name}.${name}`);
    }
  }
}

/**
 * Links the calls of one service, and gives the wait that they are; gives nothing, and a finding, for
 * impossible calls.
 */
function linkCall(
  section: Section,
  { name: caller, unit }: StatedProgram,
  site: Site,
  service: string,
  ops: readonly string[],
): { readonly calls: CallsDef; readonly wait: Wait } | undefined {
  const owner = ownerOf(site, 'services', service);
  if (owner === undefined) return undefined;
  if (service === caller) {
    const message =
      section === 'calls'
        ? `'${caller}' calls itself: it would wait for its own answer`
        : `'${caller}' notifies itself`;
    site.report('calls/itself', message, { fix: `take '${service}' out of ${section}` });
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
  checkOps(section, site, caller, owner, ops);
  return {
    calls: { service, contract: owner.slug, ops },
    wait: { from: caller, to: service, site },
  };
}

/** The operations of a service that a caller may call and that are answered. */
function allowed(caller: string, service: Service): string[] {
  return Object.entries(service.ops).flatMap(([name, op]) => {
    const callers = callersOf(service, op);
    const fails = Object.values(op.checks ?? {}).some(
      ({ always, unless }) => always === true && unless?.principals.includes(caller) !== true,
    );
    const may = callers === 'any' || callers.includes(caller);
    return may && !fails && op.answers !== 'never' ? [name] : [];
  });
}

/** The calls of a program that calls every operation that it may: of services that have a program, by name. */
function everyCall({ name: caller, unit, site }: StatedProgram): CallsDef[] {
  const services = live(site.context).flatMap(({ unit: { slug, value } }) => {
    const { service, program } = value;
    if (service === undefined || program === undefined || slug === unit.slug) return [];
    return { service: service.name, contract: slug, ops: allowed(caller, service) };
  });
  return services
    .filter(({ ops }) => ops.length > 0)
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

/** Links what a program calls, and notes the services that it waits for. */
export function linkCalls(stated: StatedProgram, waits: Wait[]): CallsDef[] {
  const { calls } = stated.unit.value;
  const at = stated.site.section('calls');
  if (calls === 'every') {
    const all = everyCall(stated);
    waits.push(...all.map(({ service }) => ({ from: stated.name, to: service, site: at })));
    return all;
  }
  return at.entries(calls).flatMap(([service, ops, site]): CallsDef[] => {
    const linked = linkCall('calls', stated, site, service, ops);
    if (linked === undefined) return [];
    waits.push(linked.wait);
    return [linked.calls];
  });
}

/** Links what a program sends without waiting for an answer. */
export function linkNotifies(stated: StatedProgram): CallsDef[] {
  const { notifies } = stated.unit.value;
  const entries = stated.site.section('notifies').entries(notifies);
  return entries.flatMap(([service, ops, site]): CallsDef[] => {
    const linked = linkCall('notifies', stated, site, service, ops);
    return linked === undefined ? [] : [linked.calls];
  });
}

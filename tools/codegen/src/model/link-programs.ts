/**
 * Programs: what each holds and calls. No program waits for itself, directly or through others, and an operation
 * waits for calls of its program alone.
 */
import { related } from '../diagnostics/diagnostic.ts';
import type { Context, Unit } from './context.ts';
import { defined } from './defined.ts';
import { linkCalls, linkNotifies } from './link-calls.ts';
import { checkCount, checkSupervision } from './link-supervision.ts';
import { ownerOf } from './names.ts';
import { DEPTH, programOf, statedPrograms, type StatedProgram } from './programs.ts';
import type { ProgramDef, StatedName } from './shape/programs.ts';
import { live, Site } from './site.ts';
import { checkWaits, type Wait } from './wait-for.ts';

function checkName(context: Context, unit: Unit): void {
  const { program, service } = unit.value;
  const site = new Site(context, unit, 'program');
  if (program === undefined) {
    const fix = service === undefined ? "program: { name: 'spooler' }" : 'program: {}';
    for (const section of ['calls', 'notifies'] as const) {
      if (unit.value[section] === undefined) continue;
      site.section(section).report('contract/missing-key', 'only a program calls', { fix });
    }
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

const stated = (name: string, { doc, pos }: Site): StatedName => ({ name, doc, pos });

function linkProgram(one: StatedProgram, waits: Wait[]): ProgramDef {
  const { name, unit, site } = one;
  const { program = {}, service } = unit.value;
  const at = site.section('program');
  site.claim('program of a contract', name, `that of ${unit.id}`);
  checkCount(at.at('.stackPages'), program.stackPages, 1);
  checkCount(at.at('.depth'), program.depth, 1);
  checkCount(at.at('.endpointBudget'), program.endpointBudget, 1);
  checkSupervision(at.at('.supervision'), program.supervision);
  if (program.depth !== undefined && service === undefined) {
    const fix = "take 'depth' out";
    const message = 'only a program with a service has a queue of requests';
    at.at('.depth').report('contract/wrong-kind', message, { fix });
  }
  const endpoints = at.at('.endpoints').entries(program.endpoints);
  const { stackPages, endpointBudget, supervision, time = false, endsRun = false } = program;
  return {
    ...at.declared(`program.${name}`, name),
    draft: unit.draft,
    ...defined({
      stackPages,
      depth: service === undefined ? undefined : (program.depth ?? DEPTH),
      endpointBudget,
      supervision,
    }),
    endpoints: endpoints.map(([endpoint, depth, own]) => {
      checkCount(own, depth, 1);
      return { ...stated(endpoint, own), depth };
    }),
    time,
    devices: at
      .at('.devices')
      .items(program.devices)
      // One that is listed twice is a finding, and is held once.
      .filter(([device], i) => program.devices?.indexOf(device) === i)
      .map(([device, own]) => stated(device, own)),
    endsRun,
    calls: linkCalls(one, waits),
    notifies: linkNotifies(one),
  };
}

/** The whole `calls` of a program with one more operation, as it is written. */
function callsWith(calls: ProgramDef['calls'], service: string, op: string): string {
  const listed = new Map(calls.map((call) => [call.service, call.ops]));
  listed.set(service, [...(listed.get(service) ?? []), op]);
  const entries = [...listed].map(([name, ops]) => {
    const key = name.includes('-') ? `'${name}'` : name;
    return `${key}: [${ops.map((one) => `'${one}'`).join(', ')}]`;
  });
  return `calls: { ${entries.join(', ')} }`;
}

/** Checks that what operations wait for are calls of their program. */
function checkOperations(context: Context, programs: readonly ProgramDef[]): void {
  for (const root of live(context)) {
    const { service, calls = {} } = root.unit.value;
    // What is stated there and cannot be called is a finding there.
    const statedOf = (callee: string) => (calls === 'every' ? undefined : calls[callee]) ?? [];
    const own = programs.find(({ name }) => name === service?.name);
    const known = (own?.calls ?? []).flatMap(({ service: callee, ops }) =>
      ops.map((op) => `${callee}.${op}`),
    );
    for (const [name, op, at] of root.at('service.ops').entries(service?.ops)) {
      for (const [call, here] of at.at('.calls').items(op.calls)) {
        if (known.includes(call)) continue;
        const [callee = '', called = ''] = call.split('.');
        if (statedOf(callee).includes(called)) continue;
        here.report(
          'calls/undeclared',
          `'${name}' waits for '${call}', which its program does not call`,
          {
            related: [related('calls', root.at('calls').pos, known.join(', '))],
            fix: callsWith(own?.calls ?? [], callee, called),
          },
        );
      }
    }
  }
}

/** Links the programs of all contracts, drafts included. */
export function linkPrograms(context: Context): ProgramDef[] {
  for (const unit of context.units) {
    checkName(context, unit);
    // The calls of a contract without a named program count as uses: one finding is enough.
    if (programOf(context, unit) !== undefined) continue;
    const { calls, notifies } = unit.value;
    for (const record of [calls === 'every' ? {} : calls, notifies]) {
      const entries = new Site(context, unit, 'calls').entries(record);
      for (const [service, , at] of entries) ownerOf(at, 'services', service);
    }
  }
  const waits: Wait[] = [];
  const all = statedPrograms(context).map((one) => linkProgram(one, waits));
  checkWaits(waits);
  checkOperations(context, all);
  return all;
}

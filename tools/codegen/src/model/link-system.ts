/**
 * What is booted, derived from the programs of all contracts: the order of their start, the slots of each, and those of the
 * first program, which holds what it hands out.
 */
import { diagnostic, related } from '../diagnostics/diagnostic.ts';
import { derivedUses } from './derived-uses.ts';
import { layoutOf } from './layout.ts';
import { checkAllQueues, checkQueues } from './link-queues.ts';
import { checkSizes } from './link-sizes.ts';
import type { Phase } from './phase.ts';
import { statedPrograms } from './programs.ts';
import type { ProgramDef } from './shape/programs.ts';
import type { AttachedDef, BoardDef, BootedDef, DrivenDef, SystemDef } from './shape/system.ts';
import { live, type Site } from './site.ts';
import { SYSTEM } from '../workspace/config.ts';
import { startOrder } from './start-order.ts';

/** The first slot of the first program that holds an image; those before it are of the contract of boot. */
const FIRST_IMAGE = 8;

/** A system while it is linked. */
type Task = {
  readonly phase: Phase;
  /** Of the contract's `boot`. */
  readonly boot: Site;
  readonly first: string;
  readonly sites: ReadonlyMap<string, Site>;
  readonly booted: readonly ProgramDef[];
  /** The number of a task's slots, if a limit states it. */
  readonly capSlots: number | undefined;
};

const at = ({ sites, boot }: Task, program: ProgramDef, rest = ''): Site =>
  sites.get(program.name)?.section(`program${rest}`) ?? boot;

/** The slots that the kernel fills for the first program. */
function checkFirst(task: Task, slots: Readonly<Record<string, number>>): void {
  const { boot, first, phase, sites } = task;
  phase.principals.check(boot.at('.first'), first);
  for (const [name, slot, site] of boot.at('.slots').entries(slots)) {
    site.claim(`slot of ${first}`, slot, name);
    if (Number.isInteger(slot) && slot > 0 && slot < FIRST_IMAGE) continue;
    site.range(
      `a slot here is 1 to ${FIRST_IMAGE - 1}, not ${slot}: images begin at ${FIRST_IMAGE}`,
    );
  }
  const own = sites.get(first);
  for (const [service, , site] of own?.section('calls').entries(callsOf(own)) ?? []) {
    const message = `'${first}' starts all other programs, so it waits for none: it calls '${service}'`;
    site.report('calls/cycle', message, { fix: `take '${service}' out of calls` });
  }
}

function callsOf({ unit }: Site): Readonly<Record<string, unknown>> {
  const { calls = {} } = unit.value;
  return calls === 'every' ? {} : calls;
}

/** Checks that a booted program says what it needs, and that it can be given. */
function checkProgram(task: Task, program: ProgramDef, board: BoardDef): void {
  const { name, stackPages, devices, endsRun } = program;
  if (stackPages === undefined) {
    const message = `'${name}' is booted, and does not say how large its stack is`;
    at(task, program).report('contract/missing-key', message, { fix: 'stackPages: 4' });
  }
  if (name === SYSTEM) {
    const message = `'${name}' is the package that is generated of what is booted, and a program has a package of its name`;
    at(task, program).report('registry/taken', message, { fix: 'give the program another name' });
  }
  const known = board.attached.map((one) => one.name);
  for (const [i, device] of devices.entries()) {
    const site = at(task, program, `.devices[${i}]`);
    const fix = 'one program drives a device: take it out of `devices` of one of the two';
    site.claim('the device', device.name, `'${name}'`, fix);
    if (known.includes(device.name)) continue;
    const message = `no board has a device '${device.name}'`;
    site.unknown(
      message,
      device.name,
      known,
      [],
      'attach it to a board, or name one that is attached',
    );
  }
  if (endsRun) {
    const fix = 'take `endsRun` out of one of the two';
    at(task, program, '.endsRun').claim('the', 'end of the run', `'${name}'`, fix);
  }
  checkSizes(task.phase, program, (part) => at(task, program, part));
  checkQueues(task.phase, program, at(task, program));
  checkReached(task, program, 'calls');
  checkReached(task, program, 'notifies');
}

/** Checks that the services that a booted program reaches are booted too. */
function checkReached(task: Task, program: ProgramDef, section: 'calls' | 'notifies'): void {
  const { phase, booted, first } = task;
  for (const { service } of program[section]) {
    if (service === first || booted.some((one) => one.name === service)) continue;
    const message = `'${program.name}' ${section} '${service}', whose contract states no program: it is not booted`;
    const places = [related('program', program.pos, program.name)];
    const fix = `program: { stackPages: 4 } in the contract of '${service}'`;
    const { pos } = at(task, program).section(section);
    phase.context.found.push(
      diagnostic('calls/unreachable', pos, message, { related: places, fix }),
    );
  }
}

/** Checks that the slots of a program have names of their own and fit its table. */
function checkSlots(task: Task, { program, layout }: BootedDef): void {
  const { capSlots } = task;
  const site = at(task, program);
  for (const { name } of layout.slots) site.claim(`slot of ${program.name}`, name, `'${name}'`);
  if (capSlots === undefined || layout.slots.length <= capSlots) return;
  site.range(`'${program.name}' needs ${layout.slots.length} slots, and a task has ${capSlots}`);
}

function drivenDevices(
  { booted }: Task,
  attached: readonly AttachedDef[],
  from: number,
): DrivenDef[] {
  const names = booted.flatMap(({ devices }) => devices.map(({ name }) => name));
  const known = names.flatMap((name) => attached.find((one) => one.name === name) ?? []);
  return known.map((device, i) => ({
    device,
    registers: from + 2 * i,
    interrupt: from + 2 * i + 1,
  }));
}

/** Links what is booted. Nothing is where no contract says which program is first. */
export function linkSystem(
  phase: Phase,
  programs: readonly ProgramDef[],
  board: BoardDef,
): SystemDef | undefined {
  const boots = live(phase.context).filter(({ unit }) => unit.value.boot !== undefined);
  for (const site of boots) site.at('boot').claim('the', 'boot', site.unit.id);
  const [root] = boots;
  const { boot } = root?.unit.value ?? {};
  if (root === undefined || boot === undefined) return undefined;
  const { first } = boot;
  const table = phase.limits.all.find((limit) => limit.id === 'kernel.limit.capSlots');
  const started = programs.filter((one) => !one.draft && one.name !== first);
  const task: Task = {
    phase,
    boot: root.at('boot'),
    first,
    sites: new Map(statedPrograms(phase.context).map(({ name, site }) => [name, site])),
    booted: startOrder(started),
    capSlots: table?.kind === 'limit' ? table.value : undefined,
  };
  const { booted, capSlots } = task;
  // A base from before programs said what they hold has nothing to check.
  const isStored = root.unit.source.stored;
  if (!isStored) checkFirst(task, boot.slots);
  for (const program of isStored ? [] : booted) checkProgram(task, program, board);
  if (!isStored) checkAllQueues(phase, booted, task.boot);
  const derivedOf = derivedUses(phase, first);
  const all = booted.map((program, i): BootedDef => {
    const layout = layoutOf(program, first);
    const derived = derivedOf(program, layout.requests !== undefined);
    return { program, image: FIRST_IMAGE + i, layout, derived };
  });
  for (const one of isStored ? [] : all) checkSlots(task, one);
  const devices = drivenDevices(task, board.attached, FIRST_IMAGE + all.length);
  const end = FIRST_IMAGE + all.length + 2 * devices.length;
  if (capSlots !== undefined && end > capSlots) {
    task.boot.range(`'${first}' needs ${end} slots, and a task has ${capSlots}`);
  }
  return {
    contract: root.unit.slug,
    feeds: root.unit.feeds,
    first,
    slots: root.at('boot.slots').numbers(boot.slots),
    programs: all,
    devices,
  };
}

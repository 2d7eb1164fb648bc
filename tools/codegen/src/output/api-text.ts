/** The API of a package as text, one sorted line per element, for reviews. */
import { oneLine } from './one-line.ts';
import type { ContractDef, MachineDef, Model, SystemDef } from '../model/types.ts';
import { checkText, operationText } from './api-calls.ts';
import { programLines, rpcLines, serviceLines, storedText } from './api-services.ts';
import { limitText, scalarText, typeText, valueText } from './api-values.ts';

function machineLines({ id, initial, type, creates, edges, otherwise }: MachineDef): string[] {
  const states = type === undefined ? '' : ` states ${type.id}`;
  const makers = creates.length === 0 ? '' : ` creates(${creates.join(',')})`;
  return [
    `machine ${id} initial ${initial}${states}${makers}`,
    ...edges.map(({ id: edge, from, to, on, event, after, atMost }) => {
      const cause = on === undefined ? `event ${event ?? ''}` : `on ${on}`;
      const time = after === undefined ? '' : ` after ${after}`;
      const bound = atMost === undefined ? '' : ` atMost ${atMost.id}`;
      return `edge ${edge} ${from} -> ${to} ${cause}${time}${bound}`;
    }),
    ...otherwise.map(({ state, on, check }) => `otherwise ${id} ${state} ${on} ${check.id}`),
  ];
}

/** A contract, what it reserves, and the functions that it lists. */
function contractLines({ slug, prose, reserved, mustUse }: ContractDef): string[] {
  return [
    `contract ${slug} ${prose.id} ${prose.status}`,
    ...Object.entries(reserved).map(([kind, all]) => `reserved ${slug} ${kind}(${all.join(',')})`),
    ...mustUse.map((name) => `mustUse ${slug} ${name}`),
  ];
}

/** The profiles of a package, and the order of all rungs, which are of every package. */
function profileLines({ profiles, markers }: Model, feeds: string): string[] {
  const own = profiles.filter((one) => one.feeds === feeds);
  return [
    ...own.map((one) => `profile ${one.name} harts ${one.minHarts}..${one.maxHarts}`),
    ...(own.length === 0 ? [] : [`rungs ${markers.map(({ name }) => name).join(' ')}`]),
  ];
}

/** What is booted: the first program with its slots, and the others in the order of their start. */
function bootLines({ first, slots, programs }: SystemDef): string[] {
  const started = programs.map(({ program }) => program.name);
  return [
    `boot ${first} starts(${started.join(',')})`,
    ...slots.map(({ name, value }) => `boot slot ${name} ${value}`),
  ];
}

/** The slots of the booted programs of a package. */
function slotLines({ programs }: SystemDef, feeds: string): string[] {
  const own = programs.filter(({ program }) => program.feeds === feeds);
  return own.map(({ program, layout }) => {
    const slots = layout.slots.map(({ name, slot }) => `${name}=${slot}`);
    return `slots ${program.id} ${slots.join(' ')}`;
  });
}

/** The lines of a package, sorted. */
export function apiText(model: Model, feeds: string): string {
  const own = <T extends { readonly feeds: string }>(all: readonly T[]): T[] =>
    all.filter((one) => one.feeds === feeds);
  const contracts = model.contracts.filter(({ prose }) => prose.feeds === feeds);
  const lines = [
    ...contracts.flatMap(contractLines),
    ...own(model.types).map(typeText),
    ...own(model.errors).map(({ id, number, sentinels, retryable }) => {
      const told = sentinels.length === 0 ? '' : `(${sentinels.join(',')})`;
      return `error ${id} ${number}${told}${retryable ? ' retryable' : ''}`;
    }),
    ...own(model.limits).map(limitText),
    ...own(model.principals).map((one) => `principal ${one.name} ${one.hash}`),
    ...own(model.programs).flatMap(programLines),
    ...own(model.operations).flatMap((one) => [operationText(one), ...one.checks.map(checkText)]),
    ...own(model.services).flatMap(serviceLines),
    ...own(model.audit).map(
      ({ id, prefix, fields }) =>
        `audit ${id} ${prefix}(${fields.map(({ name, type }) => name + (type === undefined ? '' : `:${valueText(type)}`)).join(' ')})`,
    ),
    ...own(model.markers).map((one) => {
      const detail = one.detail ? ' detail' : '';
      const profile = one.profile === undefined ? '' : ` profile ${one.profile}`;
      const after = one.after.join(',');
      return `marker ${one.name} '${one.text}'${detail} by ${one.by} after(${after}) proves(${one.proves.join(',')})${profile}`;
    }),
    ...own(model.diagnostics).map(({ name, text, by }) => `diagnostic ${name} '${text}' by ${by}`),
    ...own(model.machines).flatMap(machineLines),
    ...own(model.board.devices).flatMap((device) => [
      `device ${device.id} base ${device.base} size ${device.size}`,
      ...device.registers.map(({ id, offset, scalar, access, stride }) => {
        const step = stride === undefined ? '' : ` stride ${stride}`;
        return `register ${id} ${scalarText(scalar)}@${offset} ${access}${step}`;
      }),
    ]),
    ...own(model.board.attached).map(
      ({ id, base, size, line }) => `attached ${id} base ${base} size ${size} line ${line}`,
    ),
    ...own(model.board.groups).flatMap((group) =>
      group.numbers.map(({ name, value }) => `number ${group.id}.${name} ${value}`),
    ),
    ...own(model.invariants).map(({ id, forAll, text }) => {
      return `invariant ${id} forAll ${forAll} '${oneLine(text)}'`;
    }),
    ...own(model.rpcs).flatMap(rpcLines),
    ...own(model.persisted).map(storedText),
    ...own(model.configs).map(({ id, schema }) => `config ${id} ${JSON.stringify(schema)}`),
    ...own(model.system === undefined ? [] : [model.system]).flatMap(bootLines),
    ...(model.system === undefined ? [] : slotLines(model.system, feeds)),
    ...own(model.log === undefined ? [] : [model.log]).map(({ stamp }) => `log stamp ${stamp}`),
    ...profileLines(model, feeds),
    ...own(model.phases).map(({ name, until }) => `phase ${name} until ${until}`),
  ];
  return `${lines.sort().join('\n')}\n`;
}

/** The board, what is booted and the configuration files of a page. */
import type { Supervision } from '@abicus/contract';
import type { AttachedDef, BootedDef, DeviceDef, NumberGroup } from '../../model/types.ts';
import { ownOf, type Page } from './links.ts';
import { inline, mono, number, paragraph, section, table } from './markdown.ts';
import { schemaTable } from './schemas.ts';
import { plural } from '../../diagnostics/plural.ts';

function device(one: DeviceDef): string[] {
  const rows = one.registers.map(({ id, offsetText, scalar, access, stride, doc }) => [
    mono(offsetText),
    mono(id),
    mono(scalar.wire),
    access,
    stride === undefined ? '' : `every ${plural(stride, 'byte')}, one per hart`,
    inline(doc),
  ]);
  return section(3, one.name, [
    ...paragraph(one.doc),
    `${mono(one.id)} at ${mono(one.baseText)}, ${mono(one.sizeText)} bytes.`,
    '',
    ...table(['Offset', 'Register', 'Wire', 'Access', '', ''], rows),
  ]);
}

function group(one: NumberGroup): string[] {
  const rows = one.numbers.map(({ name, text, doc }) => [mono(name), mono(text), inline(doc)]);
  return section(3, one.name, [
    ...paragraph(one.doc),
    mono(one.id),
    '',
    ...table(['Name', 'Value', ''], rows),
  ]);
}

function attachedSection(all: readonly AttachedDef[]): string[] {
  const rows = all.map(({ name, base, size, line, doc }) => [
    mono(name),
    mono(`0x${base.toString(16)}`),
    mono(`0x${size.toString(16)}`),
    number(line),
    inline(doc),
  ]);
  const head = ['Device', 'Address', 'Bytes', 'Interrupt line', ''];
  return section(2, 'Devices that programs drive', table(head, rows));
}

/** Devices and numbers of the board. */
export function boardSection(page: Page): string[] {
  const { devices, attached, groups } = page.model.board;
  return [
    ...section(2, 'Devices', ownOf(page, devices).flatMap(device)),
    ...attachedSection(ownOf(page, attached)),
    ...section(2, 'Numbers', ownOf(page, groups).flatMap(group)),
  ];
}

function booted({ program, image, layout }: BootedDef): string[] {
  const rows = layout.slots.map(({ slot, name, doc }) => [number(slot), mono(name), inline(doc)]);
  const { name, stackPages = 0, depth, endsRun, supervision } = program;
  const facts = [
    `${mono(program.id)}: image in slot ${image}, stack of ${plural(stackPages, 'page')}.`,
    ...(depth === undefined ? [] : [`Its queue holds ${plural(depth, 'request')}.`]),
    ...(endsRun ? ['Its end ends the run.'] : []),
    ...(supervision === undefined ? [] : [supervisionText(supervision)]),
  ];
  return section(3, name, [facts.join(' '), '', ...table(['Slot', 'Name', ''], rows)]);
}

function supervisionText({ restart, backoff, maxInWindow, window }: Supervision): string {
  if (restart === 'never') return 'It is not started again.';
  const [first, largest] = backoff;
  return `It is started again after ${first} ns, at most ${largest} ns, after failures up to ${plural(maxInWindow, 'time')} in ${window} ns.`;
}

/** Returns the section of what is booted, on the page of the contract that names the first program. */
export function bootSection(page: Page): string[] {
  const { system } = page.model;
  if (system === undefined || system.contract !== page.contract.slug) return [];
  const own = [
    ...system.slots.map(({ name, value, doc }) => [number(value), mono(name), inline(doc)]),
    ...system.programs.map(({ program, image }) => [
      number(image),
      `image of ${mono(program.name)}`,
      '',
    ]),
    ...system.devices.flatMap(({ device: { name }, registers, interrupt }) => [
      [number(registers), `registers of ${mono(name)}`, ''],
      [number(interrupt), `interrupt of ${mono(name)}`, ''],
    ]),
  ];
  return section(2, 'Boot', [
    `The kernel starts ${mono(system.first)}, which starts the others in this order.`,
    '',
    ...table([`Slot of ${system.first}`, '', ''], own),
    ...system.programs.flatMap(booted),
  ]);
}

/** Returns the section of configuration files. */
export function configSection(page: Page): string[] {
  return section(
    2,
    'Files',
    ownOf(page, page.model.configs).flatMap((one) =>
      section(3, mono(one.id), [
        ...paragraph(one.doc),
        'Other keys are rejected.',
        '',
        ...schemaTable(one.file),
      ]),
    ),
  );
}

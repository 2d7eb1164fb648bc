/** The board, the boot list and the configuration files of a page. */
import type {
  BootDef,
  BootProgramDef,
  DeviceDef,
  GrantDef,
  NumberGroup,
} from '../../model/types.ts';
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

/** Devices and numbers of the board. */
export function boardSection(page: Page): string[] {
  const { devices, groups } = page.model.board;
  return [
    ...section(2, 'Devices', ownOf(page, devices).flatMap(device)),
    ...section(2, 'Numbers', ownOf(page, groups).flatMap(group)),
  ];
}

const grant = ({ slot, rights }: GrantDef): string => `slot ${slot}: ${rights.join(', ')}`;

function program(one: BootProgramDef): string[] {
  const factories = one.factories.map((factory) => [
    mono(factory.name),
    `from slot ${factory.from}${factory.budget === undefined ? '' : `, for ${plural(factory.budget, 'endpoint')}`}`,
    grant(factory),
    '',
  ]);
  const endpoints = one.endpoints.map(({ id, depth, own, clients, doc }) => [
    mono(id),
    `depth ${depth}. ${inline(doc)}`,
    own.map(grant).join('; '),
    clients.map((client) => `${mono(client.program)} ${grant(client)}`).join('; '),
  ]);
  return section(3, one.name, [
    ...paragraph(one.doc),
    `${mono(one.id)}: image ${one.image}, stack of ${plural(one.stackPages, 'page')}.`,
    '',
    ...table(['Capability', '', 'Own slots', 'Clients'], [...factories, ...endpoints]),
  ]);
}

/** Returns the section of the programs that boot starts. */
export function bootSection(page: Page): string[] {
  const own = page.model.boots.filter((boot: BootDef) => boot.contract === page.contract.slug);
  return own.flatMap((boot) =>
    section(2, 'Boot', [
      ...table(
        ['Slot of init', ''],
        boot.slots.map(({ name, value }) => [number(value), mono(name)]),
      ),
      ...boot.programs.flatMap(program),
    ]),
  );
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

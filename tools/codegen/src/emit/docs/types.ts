/** Types, errors, limits and principals of a page. */
import type { EnumDef, FlagsDef, NewtypeDef, StructDef, TypeDef } from '../../model/types.ts';
import { recordLayout } from './layout.ts';
import { ownOf, type Page, provenBy } from './links.ts';
import { yesNo, inline, mono, number, paragraph, section, sentence, table } from './markdown.ts';
import { plural } from '../../diagnostics/plural.ts';

function rangeText({ min, below, align, scalar }: NewtypeDef): string {
  const low = min ?? 0;
  const parts: string[] = [];
  if (below !== undefined) parts.push(`${low} to ${number(below - 1)}`);
  else if (min !== undefined) parts.push(`at least ${number(min)}`);
  else parts.push(`any ${scalar.wire}`);
  if (align !== undefined) parts.push(`multiples of ${align}`);
  return parts.join(', ');
}

function newtypeTable(types: readonly NewtypeDef[]): string[] {
  const rows = types.map((type) => {
    const { id, scalar, errno, doc } = type;
    const other = errno === undefined ? '' : mono(errno.name);
    return [mono(id), mono(scalar.wire), rangeText(type), other, inline(doc)];
  });
  return table(['Type', 'Wire', 'Values', 'Otherwise', ''], rows);
}

function memberPage(type: EnumDef | FlagsDef): string[] {
  const members = type.kind === 'flags' ? type.bits : type.members;
  const rows = members.map(({ name, value, doc }) => [number(value), mono(name), inline(doc)]);
  const kind = type.kind === 'flags' ? 'Flags' : 'Enumeration';
  const free = type.kind === 'flags' ? type.open : !type.closed;
  const reject = type.errno === undefined ? 'rejected' : `rejected with ${mono(type.errno.name)}`;
  const other = free ? 'Other values are carried through.' : `Other values are ${reject}.`;
  const initial =
    type.kind === 'enumeration' && type.initial !== undefined
      ? ` The initial value is ${mono(type.initial)}.`
      : '';
  const head = `${mono(type.id)}. ${kind} of ${mono(type.scalar.wire)}. ${other}${initial}`;
  return section(3, type.name, [
    ...paragraph(type.doc),
    head,
    '',
    ...table(['Value', 'Name', ''], rows),
  ]);
}

function structPage(page: Page, type: StructDef): string[] {
  const error = type.errno === undefined ? '' : ` with ${mono(type.errno.name)}`;
  const head = `${mono(type.id)}. ${plural(type.size, 'byte')}; anything else is rejected${error}.`;
  return section(3, type.name, [
    ...paragraph(type.doc),
    head,
    '',
    ...recordLayout(page, type.fields),
  ]);
}

function isMembered(type: TypeDef): type is EnumDef | FlagsDef {
  return type.kind === 'enumeration' || type.kind === 'flags';
}

/** The section of types. */
export function typesSection(page: Page): string[] {
  const types = ownOf(page, page.model.types);
  return section(2, 'Types', [
    ...newtypeTable(types.filter((type) => type.kind === 'newtype')),
    ...types.filter(isMembered).flatMap((type) => memberPage(type)),
    ...types.filter((type) => type.kind === 'struct').flatMap((type) => structPage(page, type)),
  ]);
}

/** The table of errors. */
export function errorsSection(page: Page): string[] {
  const rows = ownOf(page, page.model.errors).map(
    ({ id, name, number: errno, text, sentinels, retryable }) => [
      String(errno),
      mono(name),
      sentence(text),
      sentinels.map(mono).join(', '),
      yesNo(retryable),
      mono(id),
    ],
  );
  return section(
    2,
    'Errors',
    table(['Number', 'Error', 'Meaning', 'Sentinels', 'Retryable', 'Id'], rows),
  );
}

/** The table of limits. */
export function limitsSection(page: Page): string[] {
  const rows = ownOf(page, page.model.limits).map((limit) => {
    const { id, doc, why } = limit;
    const unit = limit.scalar?.unit === undefined ? '' : ` ${limit.scalar.unit}`;
    const reason = [sentence(doc), sentence(why)].filter((text) => text !== '').join(' ');
    if (limit.kind === 'byEnum') {
      const values = limit.values.map(({ member, value }) => `${member} ${number(value)}${unit}`);
      return [mono(id), values.join(', '), reason, '', provenBy(page, id)];
    }
    const others = limit.profiles.map(
      ({ profile, value }) => `, ${profile}: ${number(value)}${unit}`,
    );
    const value = number(limit.value) + unit + others.join('');
    return [mono(id), value, reason, sentence(limit.atLimit), provenBy(page, id)];
  });
  return section(2, 'Limits', table(['Limit', 'Value', 'Why', 'At the limit', 'Rungs'], rows));
}

/** The table of identities. */
export function principalsSection(page: Page): string[] {
  const rows = ownOf(page, page.model.principals).map(({ id, name, hash }) => [
    mono(name),
    mono(hash),
    mono(id),
  ]);
  return section(2, 'Principals', table(['Name', 'Identity (FNV-1a64)', 'Id'], rows));
}

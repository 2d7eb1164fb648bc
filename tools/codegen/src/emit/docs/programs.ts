/** Programs: what one calls, on its page; and which program calls which, in the index. */
import type { CallsDef, Model, ProgramDef } from '../../model/types.ts';
import { ownOf, type Page, toPage } from './links.ts';
import { mono, paragraph, section, table } from './markdown.ts';

/** The name of a service, linked to the page of its contract. */
function serviceLink(model: Model, { service, contract }: CallsDef): string {
  const page = model.contracts.find(({ slug }) => slug === contract);
  return page === undefined ? mono(service) : toPage(page, mono(service));
}

const operations = ({ service, ops }: CallsDef): string =>
  ops.map((op) => mono(`${service}.${op}`)).join(', ');

/** The programs that call a service, each with the operations that it calls. */
export function callersText(model: Model, service: string): string {
  const found = model.programs.flatMap(({ name, calls }) =>
    calls
      .filter((one) => one.service === service)
      .map(({ ops }) => `${mono(name)} (${ops.map(mono).join(', ')})`),
  );
  return found.length === 0 ? '' : `Called by ${found.join(', ')}.`;
}

function programLines({ model }: Page, one: ProgramDef): string[] {
  const rows = one.calls.map((calls) => [serviceLink(model, calls), operations(calls)]);
  const sent = one.notifies.map((calls) => [serviceLink(model, calls), operations(calls)]);
  return section(2, `Program ${mono(one.name)}`, [
    ...paragraph(one.doc),
    [
      `Principal ${mono(one.name)}, ${mono(one.id)}.`,
      ...(one.draft ? ['Its contract is a draft: it is not booted.'] : []),
      rows.length === 0
        ? 'It waits for no service.'
        : 'It waits for the replies of these services:',
    ].join(' '),
    '',
    ...table(['Service', 'Operations'], rows),
    ...(sent.length === 0 ? [] : ['It sends these, and waits for no answer:', '']),
    ...table(['Service', 'Operations'], sent),
  ]);
}

/** The program of a page. */
export function programsSection(page: Page): string[] {
  return ownOf(page, page.model.programs).flatMap((one) => programLines(page, one));
}

/** All calls between programs: no program waits for itself, directly or through others. */
export function callsTable(model: Model): string[] {
  const rows = model.programs.flatMap(({ name, contract, draft, calls }) => {
    const page = model.contracts.find(({ slug }) => slug === contract);
    const caller = page === undefined ? mono(name) : toPage(page, mono(name));
    return calls.map((one) => [
      `${caller}${draft ? ' (draft)' : ''}`,
      serviceLink(model, one),
      operations(one),
    ]);
  });
  return section(2, 'Calls between programs', table(['Program', 'Service', 'Operations'], rows));
}

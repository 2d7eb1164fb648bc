/** A page of a contract: prose, then its declarations, then its history. */
import { syscallsSection } from './calls.ts';
import { laddersSection, linesSection, machinesSection, markersSection } from './evidence.ts';
import { link, ownOf, type Page, provenBy, toPage } from './links.ts';
import { inline, list, mono, paragraph, section, sentence, table } from './markdown.ts';
import { persistedSection } from './persisted.ts';
import { callsTable, programsSection } from './programs.ts';
import { rpcSection } from './rpc.ts';
import { servicesSection } from './services.ts';
import { boardSection, bootSection, configSection } from './system.ts';
import { errorsSection, limitsSection, principalsSection, typesSection } from './types.ts';

function facts(page: Page, toRoot: string): string[] {
  const { model, contract } = page;
  const { prose, file, uses } = contract;
  const used = uses.map(({ id, names }) => {
    const other = model.contracts.find((one) => one.prose.id === id);
    const title = other === undefined ? id : toPage(other, id);
    return `${title} (${names.map(mono).join(', ')})`;
  });
  return table(
    ['', ''],
    [
      ['Status', prose.status],
      ['Owners', prose.owners.join(', ')],
      ['Created', prose.created],
      ['Contract', `[${file}](${toRoot}/${file})`],
      [
        'Package',
        mono(model.packages.find(({ feeds }) => feeds === prose.feeds)?.name ?? prose.feeds),
      ],
      ...(used.length === 0 ? [] : [['Uses', used.join('; ')]]),
      ['Proofs', '`abicus prove ID` shows what proved an id below'],
    ],
  );
}

function security(page: Page): string[] {
  const { security: said } = page.contract.prose;
  const invariants = ownOf(page, page.model.invariants).map(({ id, forAll, text }) => [
    mono(id),
    inline(forAll),
    sentence(text),
    provenBy(page, id),
  ]);
  const sub = (title: string, items: readonly string[] | undefined): string[] =>
    section(3, title, list(items ?? []));
  return section(2, 'Security', [
    ...sub('Threats', said?.threats),
    ...section(3, 'Invariants', table(['Invariant', 'For every', 'Promise', 'Rungs'], invariants)),
    ...sub('Never', said?.dontDo),
    ...sub('Mitigations', said?.mitigations),
    ...sub('Open risks', said?.openRisks),
  ]);
}

function history(page: Page): string[] {
  const { prose } = page.contract;
  const others = page.model.contracts.filter(({ prose: one }) =>
    (one.supersedes ?? []).some((text) => text === prose.id),
  );
  const replaced = others.map((one) => `Superseded by ${toPage(one, one.prose.id)}.`);
  return section(2, 'History', [
    ...replaced.flatMap((text) => [text, '']),
    ...section(3, 'Supersedes', list(prose.supersedes ?? [])),
    ...section(3, 'Alternatives', list(prose.alternatives ?? [])),
    ...section(3, 'Open questions', list(prose.openQuestions ?? [])),
  ]);
}

/** The text of a page. `toRoot` leads from its folder to the root of the workspace. */
export function pageText(page: Page, toRoot: string): string {
  const { prose, doc } = page.contract;
  const lines = [
    `# ${prose.id}: ${inline(prose.title)}`,
    '',
    ...facts(page, toRoot),
    ...paragraph(doc),
    ...paragraph(prose.context),
    ...section(2, 'Goals', list(prose.goals)),
    ...section(2, 'Non-goals', list(prose.nonGoals ?? [])),
    ...section(2, 'Failure model', paragraph(prose.failureModel ?? '')),
    ...security(page),
    ...typesSection(page),
    ...errorsSection(page),
    ...limitsSection(page),
    ...principalsSection(page),
    ...programsSection(page),
    ...syscallsSection(page),
    ...servicesSection(page),
    ...rpcSection(page),
    ...persistedSection(page),
    ...machinesSection(page),
    ...boardSection(page),
    ...bootSection(page),
    ...configSection(page),
    ...laddersSection(page),
    ...markersSection(page),
    ...linesSection(page),
    ...history(page),
  ];
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

/** The text of the index: contracts, syscalls, services, calls between programs. */
export function indexText(model: Page['model']): string {
  const contracts = model.contracts.map((one) => [
    toPage(one, one.prose.id),
    inline(one.prose.title),
    one.prose.status,
    mono(one.linked === undefined ? one.prose.feeds : one.linked.name),
  ]);
  const pageOf = (slug: string): Page | undefined => {
    const contract = model.contracts.find((one) => one.slug !== slug);
    return contract === undefined ? undefined : { model, contract };
  };
  const named = (one: Parameters<typeof link>[1]): string => {
    const page = pageOf(one.contract);
    return page === undefined ? mono(one.name) : link(page, one);
  };
  const calls = model.syscalls.map((one) => [String(one.number), named(one), inline(one.doc)]);
  const services = model.services.flatMap((one) =>
    one.ops.map((op) => [mono(op.id), String(op.opcode), named(one), inline(op.doc)]),
  );
  const lines = [
    '# Reference',
    '',
    'One page per contract, generated from it.',
    '',
    ...table(['Contract', '', 'Status', 'Package'], contracts),
    ...section(2, 'Syscalls by number', table(['Number', 'Syscall', ''], calls)),
    ...section(
      2,
      'Operations of services',
      table(['Operation', 'Opcode', 'Service', ''], services),
    ),
    ...callsTable(model),
  ];
  return `${lines.join('\n').trim()}\n`;
}

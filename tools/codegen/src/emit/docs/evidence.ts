/** Observable behaviour: state machines, markers, ladders, audit lines. */
import type { MachineDef, MarkerDef, PhaseDef, ProfileDef } from '../../model/types.ts';
import { nameOf } from '../testing/types.ts';
import { link, ownOf, type Page } from './links.ts';
import { fenced, inline, mono, section, sentence, table } from './markdown.ts';
import { plural, pluralRange } from '../../diagnostics/plural.ts';

/** A name in a diagram: one word of its language may not be one. */
function safe(name: string): string {
  return name === 'end' ? 'end_' : name.replaceAll(/\W/g, '_');
}

function machine(page: Page, one: MachineDef): string[] {
  const cause = (edge: MachineDef['edges'][0]): string => edge.on ?? edge.event ?? '';
  const lines = one.edges.map((edge) => {
    const why = cause(edge);
    return `  ${safe(edge.from)} --> ${safe(edge.to)}: ${edge.name}${why === '' ? '' : ` (${why})`}`;
  });
  const rows = one.edges.map((edge) => [
    mono(edge.id),
    `${edge.from} → ${edge.to}`,
    cause(edge) === '' ? '' : mono(cause(edge)),
    edge.after === undefined ? '' : `not before ${mono(edge.after)}`,
    edge.atMost === undefined ? '' : `at most ${link(page, edge.atMost)} later`,
    inline(edge.doc),
  ]);
  const rejected = one.otherwise.map(({ state, on, check }) => [
    state,
    mono(on),
    mono(check.id),
    mono(check.fails.name),
    sentence(check.text),
  ]);
  const kept = one.type === undefined ? [] : [`The state is a ${link(page, one.type)}.`, ''];
  const made =
    one.creates.length === 0 ? [] : [`Created by ${one.creates.map(mono).join(', ')}.`, ''];
  return section(2, `State machine of ${mono(one.id)}`, [
    ...kept,
    ...made,
    ...fenced('mermaid', ['stateDiagram-v2', `  [*] --> ${safe(one.initial)}`, ...lines]),
    ...table(['Edge', 'From, to', 'On', 'Earliest', 'Latest', ''], rows),
    ...table(['State', 'Rejects', 'By check', 'Error', ''], rejected),
  ]);
}

/** The state machines of a page. */
export function machinesSection(page: Page): string[] {
  return ownOf(page, page.model.machines).flatMap((one) => machine(page, one));
}

/** The table of markers. */
export function markersSection(page: Page): string[] {
  const rows = ownOf(page, page.model.markers).map((marker) => [
    mono(marker.text),
    mono(marker.id),
    mono(marker.by),
    marker.after.map(mono).join(', '),
    marker.profile ?? 'all',
    marker.proves.map(mono).join(', '),
  ]);
  return section(2, 'Markers', table(['Line', 'Id', 'By', 'After', 'Profile', 'Proves'], rows));
}

/** Returns the sections of diagnostics and of audit lines. */
export function linesSection(page: Page): string[] {
  const free = ownOf(page, page.model.diagnostics).map(({ text, id, by }) => [
    mono(text),
    mono(id),
    mono(by),
  ]);
  const audits = ownOf(page, page.model.audit).map(({ prefix, fields, id }) => {
    return [
      mono(
        `${prefix} ${fields.map(({ name, type }) => `${name}=${type === undefined ? '…' : nameOf(type)}`).join(' ')}`,
      ),
      mono(id),
    ];
  });
  return [
    ...section(2, 'Diagnostics', table(['Line', 'Id', 'By'], free)),
    ...section(2, 'Audit lines', table(['Line', 'Id'], audits)),
  ];
}

/** Text between quotes in a diagram. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', "'")}"`;
}

/** The rungs directly before each one of a profile. Where one is of another profile, those before it count instead. */
function stepsOf(rungs: readonly string[], markers: readonly MarkerDef[]): string[] {
  const own = new Set(rungs);
  const before = new Map<string, readonly string[]>();
  for (const { name, predecessors } of markers) {
    const direct = predecessors.flatMap((one) => (own.has(one) ? [one] : (before.get(one) ?? [])));
    before.set(name, [...new Set(direct)]);
  }
  return rungs.flatMap((name) =>
    (before.get(name) ?? []).map((one) => `  ${safe(one)} --> ${safe(name)}`),
  );
}

/** The rungs of a profile as a graph, phase by phase. */
function graph(
  rungs: readonly string[],
  markers: readonly MarkerDef[],
  phases: readonly PhaseDef[],
): string[] {
  const phaseOf = new Map(markers.map(({ name, phase }) => [name, phase]));
  const byPhase = Map.groupBy(rungs, (name) => phaseOf.get(name));
  const groups = phases.flatMap(({ name: phase }) => {
    const own = (byPhase.get(phase) ?? []).map((name) => `    ${node(name, markers)}`);
    return own.length === 0 ? [] : [`  subgraph phase_${phase}[${quoted(phase)}]`, ...own, '  end'];
  });
  const others = (byPhase.get(undefined) ?? []).map((name) => `  ${node(name, markers)}`);
  return ['flowchart TD', ...groups, ...others, ...stepsOf(rungs, markers)];
}

function node(name: string, markers: readonly MarkerDef[]): string {
  return `${safe(name)}[${quoted(markers.find((marker) => marker.name === name)?.text ?? name)}]`;
}

function ladder({ model }: Page, profile: ProfileDef): string[] {
  const { minHarts, maxHarts } = profile;
  return section(3, profile.name, [
    `${mono(profile.id)}: ${pluralRange(minHarts, maxHarts, 'hart')}, ${plural(profile.rungs.length, 'rung')}.`,
    '',
    ...fenced('mermaid', graph(profile.rungs, model.markers, model.phases)),
  ]);
}

/** The worth of a log, by the form of its lines. */
const STAMPS = {
  emitter: 'Log lines have the stamp of their emitter; only stamped lines prove.',
  none: 'Log lines have no stamp: a log claims its markers and proves none.',
} as const;

/** The phases that a page states, and its ladders, profile by profile. */
export function laddersSection(page: Page): string[] {
  const profiles = ownOf(page, page.model.profiles);
  const phases = ownOf(page, page.model.phases).map(({ id, until, doc }) => [
    mono(id),
    mono(until),
    inline(doc),
  ]);
  const logs = ownOf(page, page.model.log === undefined ? [] : [page.model.log]);
  return section(2, 'Ladder', [
    ...logs.flatMap(({ stamp }) => [STAMPS[stamp], '']),
    ...table(['Phase', 'Ends with', ''], phases),
    ...profiles.flatMap((profile) => ladder(page, profile)),
  ]);
}

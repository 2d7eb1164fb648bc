/** The verb `diff`: two versions of the contracts, compared element by element. */
import type { ElementDef, ElementKind, MachineDef, MarkerDef, Model } from '../model/types.ts';
import { noteInto, pairs, type Change, type Note } from './change.ts';
import { compareCalls } from './compare-calls.ts';
import { compareTypes } from './compare-values.ts';
import type { DiffRuleId } from './rules.ts';

type Rules = readonly [removed: DiffRuleId, added: DiffRuleId];

const ON_THE_WIRE: Rules = ['element-removed', 'element-added'];
const A_NAME: Rules = ['name-removed', 'name-added'];

/** What it is to remove or add an element of a kind. Checks are compared with their operations. */
const PRESENCE: Readonly<Partial<Record<ElementKind, Rules>>> = {
  type: ON_THE_WIRE,
  error: ON_THE_WIRE,
  syscall: ON_THE_WIRE,
  operation: ON_THE_WIRE,
  service: ON_THE_WIRE,
  status: ON_THE_WIRE,
  serviceOp: ON_THE_WIRE,
  event: ON_THE_WIRE,
  limit: A_NAME,
  principal: A_NAME,
  audit: A_NAME,
  diagnostic: A_NAME,
  machine: A_NAME,
  profile: A_NAME,
  phase: A_NAME,
  device: A_NAME,
  deviceRegister: A_NAME,
  numberGroup: A_NAME,
  bootProgram: A_NAME,
  bootEndpoint: A_NAME,
  config: A_NAME,
  invariant: ['invariant-removed', 'invariant-added'],
  edge: ['edge-removed', 'edge-added'],
  marker: ['marker-removed', 'marker-added'],
};

/** Removals and additions. A removal stands where its contract begins, if that is still there. */
function comparePresence(note: Note, before: Model, after: Model): void {
  const ids = (all: readonly ElementDef[]): Set<string> => new Set(all.map(({ id }) => id));
  const [olds, nows] = [ids(before.elements), ids(after.elements)];
  for (const old of before.elements.filter(({ id }) => !nows.has(id))) {
    const rules = PRESENCE[old.kind];
    const contract = after.contracts.find(({ slug }) => slug === old.contract);
    if (rules !== undefined) {
      note(rules[0], { ...old, pos: contract?.pos ?? old.pos }, `${old.kind} ${old.id}`);
    }
  }
  for (const now of after.elements.filter(({ id }) => !olds.has(id))) {
    const rules = PRESENCE[now.kind];
    if (rules !== undefined) note(rules[1], now, `${now.kind} ${now.id}`);
  }
}

const markerText = ({ text, by, after, profile }: MarkerDef): string =>
  `'${text}' by ${by} after ${after.join(', ') || 'nothing'} ${profile ?? 'always'}`;

function compareMachines(note: Note, before: MachineDef, after: MachineDef): void {
  for (const [old, now] of pairs(before.edges, after.edges)) {
    const text = ({ from, to, on, event }: typeof old): string =>
      `${from} → ${to} on ${on ?? event ?? 'nothing'}`;
    if (text(old) !== text(now)) note('edge-changed', now, `${text(old)}, now ${text(now)}`);
  }
}

function compareEvidence(note: Note, before: Model, after: Model): void {
  for (const [old, now] of pairs(before.markers, after.markers)) {
    const [was, is] = [markerText(old), markerText(now)];
    if (was !== is) note('marker-changed', now, `${was}, now ${is}`);
  }
  for (const [old, now] of pairs(before.machines, after.machines)) compareMachines(note, old, now);
  for (const [old, now] of pairs(before.configs, after.configs)) {
    if (JSON.stringify(old.schema) !== JSON.stringify(now.schema)) {
      note('config-changed', now, 'its schema changed');
    }
  }
  for (const [old, now] of pairs(before.invariants, after.invariants)) {
    if (old.text !== now.text) note('prose-changed', now, `'${old.text}', now '${now.text}'`);
    if (old.forAll !== now.forAll && old.forAll !== '') {
      note('edge-changed', now, `for every ${old.forAll}, now for every ${now.forAll}`);
    }
  }
}

/** Every change between two models, by element. */
export function diffModels(before: Model, after: Model): Change[] {
  const changes: Change[] = [];
  const note = noteInto(changes);
  comparePresence(note, before, after);
  compareTypes(note, before, after);
  compareCalls(note, before, after);
  compareEvidence(note, before, after);
  return changes.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.rule < b.rule ? -1 : 1));
}

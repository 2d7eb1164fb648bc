/** By hand: which rules there are, what each affects and the bump that it needs. */
import { expect, test } from 'vitest';
import { DIFF_RULES, type DiffRule } from './rules.ts';

const FACTS: Readonly<Record<string, string>> = {
  'BEHAVIOUR major': `
    audit-changed audit-lost authority-moved authority-narrowed boot-reordered budget-lowered
    call-retired check-added check-changed check-limit-changed checks-reordered creates-changed
    deadline-shortened diagnostic-changed domain-changed edge-changed edge-removed
    edge-timing-changed idempotence-lost initial-changed limit-changed limit-lowered
    machine-renamed method-error-added no-return-changed otherwise-added otherwise-changed
    reject-changes-more reply-loosened request-tightened resource-lowered retry-lost slot-moved
    supervision-changed waits-added waits-changed`,
  'BEHAVIOUR minor': `
    audit-gained authority-widened budget-raised call-revived check-removed cost-changed
    deadline-lengthened edge-added idempotence-gained limit-raised method-error-removed
    otherwise-dropped promise-reworded reject-changes-less reply-tightened request-loosened
    resource-raised retry-gained`,
  'BEHAVIOUR patch': `
    calls-dropped`,
  'PROOF major': `
    invariant-removed ladder-reordered marker-changed marker-removed phase-changed
    profile-changed rung-bound stamp-changed`,
  'PROOF minor': `
    invariant-added ladder-grew marker-added proof-lost rung-freed status-changed`,
  'PROOF patch': `
    contract-added contract-removed proof-gained`,
  'SOURCE major': `
    borrowed-removed errno-left-out errno-named limit-retyped name-removed openness-changed
    package-removed program-removed program-renamed sentinel-changed service-renamed
    states-moved unit-changed`,
  'SOURCE minor': `
    borrowed-added contract-moved contract-renamed must-use-added must-use-removed name-added
    program-added`,
  'SOURCE patch': `
    order-changed`,
  'STORAGE major': `
    config-default-changed config-tightened layout-changed layout-forgotten listing-lost
    stored-moved stored-removed`,
  'STORAGE minor': `
    config-loosened layout-migrated listing-gained stored-added`,
  'STORAGE patch': `
    config-reworded layout-kept`,
  'WIRE major': `
    argument-changed element-removed enum-member-removed envelope-changed field-added
    field-changed field-removed fields-reordered number-moved number-reused register-moved
    reply-enum-grew reservation-dropped result-changed transfer-changed type-changed
    width-changed`,
  'WIRE minor': `
    element-added enum-grew`,
  'WIRE patch': `
    message-reworded reservation-added`,
};

/** The rules whose changes a changeset must approve. */
const APPROVED = ['authority-moved', 'authority-widened'];

const rules: readonly (readonly [string, DiffRule])[] = Object.entries(DIFF_RULES);

test('the rules are these, of these classes and levels', () => {
  const listed = Object.entries(FACTS).flatMap(([of, ids]) =>
    ids
      .trim()
      .split(/\s+/)
      .map((id) => [id, of]),
  );
  const found = rules.map(([id, one]) => [id, `${one.class} ${one.level}`]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed));
});

test('these widen an authority, which a changeset must approve', () => {
  const found = rules.filter(([, { approval }]) => approval === true).map(([id]) => id);
  expect(found.toSorted()).toEqual(APPROVED);
});

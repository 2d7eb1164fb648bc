/**
 * The verb `diff`: compares two versions of the contracts point by point.
 *
 * Contracts are paired by id, else by file. An entry that left one contract and came to another of
 * the same package is the same element, and is compared.
 */
import type { Pos } from '../diagnostics/diagnostic.ts';
import { unitOf, type Unit } from '../model/context.ts';
import type { Model } from '../model/types.ts';
import { CONTRACT } from '../read/contract-keys.ts';
import { placeOf, type ContractSource } from '../read/source.ts';
import type { Change } from './change.ts';
import { elementOf, labelOf } from './ids.ts';
import { bothAt, bothText } from './difference-text.ts';
import type { Hit, PlacedDifference } from './judge.ts';
import { JUDGES } from './leaves.ts';
import { hollow, promised } from './promised.ts';
import { diffRule, type DiffRuleId } from './rules.ts';
import { movedSlots } from './slots.ts';
import { authorityNames, takenBy } from './authority.ts';
import { borrowedBy, Usage, type Way } from './usage.ts';
import { Walk, type Difference, type Fields } from './walk.ts';

/** Contracts: their sources and the linked model. */
export type LinkedContracts = {
  readonly sources: readonly ContractSource[];
  readonly model: Model;
};

/** A contract in both versions; at least one of them is there. */
type Pair = { readonly before: Unit; readonly after: Unit };

/** A difference and the contracts that it is between. */
type Located = Pair & { readonly difference: Difference };

/** The way of a frame that is no request, by the record that its fields stand in. */
const FRAMES: Readonly<Record<string, Way>> = {
  'serviceOp.reply': 'reply',
  'event.fields': 'reply',
};

/** The whole comparison. */
class Diff {
  readonly changes: Change[] = [];
  readonly #usage: Usage;
  readonly #olds: readonly Unit[];
  readonly #nows: readonly Unit[];
  readonly #models: readonly [before: Model, after: Model];

  constructor(before: LinkedContracts, after: LinkedContracts) {
    this.#models = [before.model, after.model];
    this.#usage = new Usage(before.model, after.model);
    this.#olds = promised(before.sources);
    this.#nows = promised(after.sources);
  }

  run(): Change[] {
    const found = this.#pairs().flatMap((pair) => this.#compare(pair));
    for (const located of this.#joined(found)) this.#judge(located);
    this.#packages();
    this.#slots();
    const order = ({ id, rule, pos }: Change): string => `${id} ${rule} ${pos.file}:${pos.line}`;
    const placed = Map.groupBy(this.changes, order);
    return [...placed.keys()].sort().flatMap((place) => placed.get(place) ?? []);
  }

  /** Pairs of contracts. One that feeds another package now is removed there and added here. */
  #pairs(): Pair[] {
    const left = new Set(this.#olds);
    const take = (one: Unit | undefined): Unit | undefined => {
      if (one !== undefined) left.delete(one);
      return one;
    };
    const byId = new Map(
      this.#nows.map((now) => [now, take(this.#olds.find(({ id }) => id === now.id))] as const),
    );
    const pairs = this.#nows.flatMap((now): Pair[] => {
      const old = byId.get(now) ?? take([...left].find(({ slug }) => slug === now.slug));
      if (old === undefined) {
        this.#note({ rule: 'contract-added', text: now.value.title }, now, now.slug, 'contract');
        return [{ before: hollow(now), after: now }];
      }
      if (old.slug !== now.slug) {
        const text = `file: ${bothText(old.slug, now.slug)}`;
        this.#note({ rule: 'contract-renamed', text }, now, now.slug, 'contract');
      }
      if (old.feeds === now.feeds) return [{ before: old, after: now }];
      const text = bothText(old.feeds, now.feeds);
      for (const { feeds } of [old, now]) {
        this.#note({ rule: 'contract-moved', text }, { ...now, feeds }, now.slug, 'contract.feeds');
      }
      // Elements removed from the old package are reported at the contract's `feeds`.
      const { value } = old.source;
      const stayed = (feeds: string): Unit =>
        hollow(unitOf({ ...now.source, value: { ...value, feeds } }));
      return [
        { before: old, after: stayed(old.feeds) },
        { before: stayed(now.feeds), after: now },
      ];
    });
    const gone = [...left].map((old): Pair => {
      this.#note({ rule: 'contract-removed', text: old.value.title }, old, old.slug, 'contract');
      return { before: old, after: hollow(old) };
    });
    return [...pairs, ...gone];
  }

  #compare({ before, after }: Pair): Located[] {
    const walk = new Walk();
    const [old, now]: readonly [Fields, Fields] = [before.source.value, after.source.value];
    walk.keys(CONTRACT.keys, 'contract', old, now, { steps: [], path: '', holders: [old, now] });
    return walk.found.map((difference) => ({ before, after, difference }));
  }

  /** Joins entries that left one contract with those that came to another, and compares them. */
  #joined(found: readonly Located[]): Located[] {
    const key = ({ after, difference }: Located): string => {
      const { point, key: name = '' } = difference;
      // Entries that are no elements, such as the endpoints of a program, have only their name of their own.
      return `${point} ${after.feeds} ${elementOf(after, difference)} ${name}`;
    };
    const entries = found.filter(({ difference }) => difference.key !== undefined);
    const came = new Map(
      entries
        .filter(({ difference }) => difference.before === undefined)
        .map((one) => [key(one), one]),
    );
    const moved = new Set<Located>();
    const inner = entries.flatMap((gone): Located[] => {
      const now = gone.difference.after === undefined ? came.get(key(gone)) : undefined;
      if (now === undefined) return [];
      moved.add(gone).add(now);
      const { spec, point, steps, path } = now.difference;
      const walk = new Walk();
      const holders = [gone.before.source.value, now.after.source.value] as const;
      const at = point.replace(/ entries$/, '.*');
      walk.value(spec, at, gone.difference.before, now.difference.after, { steps, path, holders });
      return walk.found.map((difference) => ({
        before: gone.before,
        after: now.after,
        difference,
      }));
    });
    return [...found.filter((one) => !moved.has(one)), ...inner];
  }

  /** Names that a contract may write in several ways are compared by what they stand for. */
  #resolved(unit: Unit, difference: Difference): Difference {
    // `set` and `taskQos.set` may be one element.
    if (difference.point === 'contract.markers.*.proves') {
      const [marker] = difference.steps;
      const [before, after] = this.#models.map(
        ({ markers }) => markers.find(({ name }) => name === marker?.key)?.proves,
      );
      return { ...difference, before, after };
    }
    // An operation that names no version has all of them.
    if (difference.point === 'serviceOp.versions') {
      const [before, after] = this.#usage.versionsOf(elementOf(unit, difference));
      return { ...difference, before, after };
    }
    return difference;
  }

  #judge({ before, after, difference: written }: Located): void {
    const unit = written.after === undefined ? before : after;
    const difference = this.#resolved(unit, written);
    const { point, path } = difference;
    const judge = JUDGES[point];
    // What has no judge is prose, or follows from another point (`prose.ts`).
    if (judge === undefined) return;
    const id = elementOf(unit, difference);
    const label = labelOf(difference);
    const seen: PlacedDifference = {
      ...difference,
      id,
      label,
      ways: this.#waysOf(unit, difference),
      usage: this.#usage,
      authority: authorityNames(this.#models, unit.feeds),
      ladder: this.#nows.some(({ value }) => value.ladder !== undefined),
      takenBy: (what, given) => takenBy(this.#models[1], after, what, given),
    };
    const plain = bothAt(point, difference.before, difference.after);
    for (const hit of judge(seen)) {
      const said = hit.text ?? plain;
      const text = label === '' ? said : `${label}: ${said}`;
      // A removal is reported at its container, if that still exists.
      this.#note({ ...hit, text }, unit, hit.id ?? id, point, placeOf(after.source, path));
    }
  }

  /** Returns the directions of the type or frame around a difference. */
  #waysOf(unit: Unit, { steps }: Difference): readonly Way[] {
    const [frame] = steps.flatMap(({ record }) => FRAMES[record] ?? []);
    if (frame !== undefined) return [frame];
    const [first] = steps;
    if (first?.record !== 'contract.types') return ['request'];
    return this.#usage.waysOf(`${unit.feeds}.type.${first.key}`);
  }

  /** Compares removed packages, and the names that packages export from contracts of others. */
  #packages(): void {
    const [before, after] = this.#models;
    for (const old of before.packages) {
      const now = after.packages.find(({ feeds }) => feeds === old.feeds);
      const of = { feeds: old.feeds, source: this.#sourceOf(old.feeds) };
      const id = `package.${old.feeds}`;
      if (now === undefined) {
        this.#note(
          { rule: 'package-removed', text: `${old.name} is fed by no contract` },
          of,
          id,
          'package',
        );
        continue;
      }
      const [was, is] = [borrowedBy(before, old), borrowedBy(after, now)];
      const lists: readonly [DiffRuleId, string[]][] = [
        ['borrowed-removed', [...was].filter((one) => !is.has(one))],
        ['borrowed-added', [...is].filter((one) => !was.has(one))],
      ];
      for (const [rule, names] of lists) {
        for (const name of names) this.#note({ rule, text: name }, of, id, 'package');
      }
    }
  }

  /** Slots that move for another reason than their order, which is judged where it is written. */
  #slots(): void {
    for (const { program, text } of movedSlots(...this.#models)) {
      const { id, feeds, pos } = program;
      if (this.changes.some((one) => one.rule === 'slot-moved' && one.id === id)) continue;
      const of = { feeds, source: this.#sourceOf(feeds) };
      this.#note({ rule: 'slot-moved', text }, of, id, 'contract.program', pos);
    }
  }

  /** A contract that feeds a package, or fed it. */
  #sourceOf(feeds: string): ContractSource {
    const fed = [...this.#nows, ...this.#olds].find((unit) => unit.feeds === feeds);
    if (fed === undefined) throw new Error(`no contract feeds ${feeds}, before or after`);
    return fed.source;
  }

  #note(
    hit: Hit,
    of: { readonly feeds: string; readonly source: ContractSource },
    id: string,
    point: string,
    pos: Pos = placeOf(of.source, ''),
  ): void {
    const { rule, text = '', way } = hit;
    const said = diffRule(rule);
    if (said === undefined) throw new Error(`there is no rule '${rule}'`);
    const { class: kind, level, approval = false } = said;
    this.changes.push({
      rule,
      class: kind,
      level,
      id,
      feeds: of.feeds,
      point,
      ...(way !== undefined && { way }),
      pos,
      text,
      approval,
    });
  }
}

/** Every change between two versions of the contracts, by element. */
export function diffContracts(before: LinkedContracts, after: LinkedContracts): Change[] {
  return new Diff(before, after).run();
}

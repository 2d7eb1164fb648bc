/** The ways in which what stands at a point can change, and what its judge makes of each. */
import type { Spec } from '../../read/spec.ts';
import { modelOf } from '../../testing/annotated.ts';
import type { PlacedDifference } from '../judge.ts';
import { JUDGES } from '../leaves.ts';
import { BOTH, Usage } from '../usage.ts';
import { DEFAULTS } from '../walk.ts';
import { POINTS, type PointSpec } from './language-points.ts';

/** A direction by its name, and both values. */
type Direction = readonly [name: string, before: unknown, after: unknown];

const both = (name: string, back: string, less: unknown, more: unknown): Direction[] => [
  [name, less, more],
  [back, more, less],
];

/** A value that stands for several, and those that a value like `any` or `every` takes. */
const SOME: Readonly<Record<'list' | 'record', unknown>> = { list: ['a'], record: { a: ['x'] } };

/** Changes of a value that is compared as a whole. */
function leafDirections(spec: Spec): Direction[] {
  if (spec === 'number') return both('more', 'less', 1, 2);
  if (spec === 'boolean') return both('set', 'cleared', false, true);
  if (spec === 'schema') return both('more', 'less', { maximum: 1 }, { maximum: 2 });
  if (typeof spec !== 'object') return [['other', 'a', 'b']];
  if ('list' in spec) {
    return [...both('more', 'less', ['a'], ['a', 'b']), ['order', ['a', 'b'], ['b', 'a']]];
  }
  if ('record' in spec) return both('more', 'less', { a: ['x'] }, { a: ['x', 'y'] });
  if ('one' in spec) {
    const [first, second = 'other'] = Object.keys(spec.one);
    return [['other', first, second]];
  }
  return 'any' in spec ? anyDirections(spec.any) : [['other', 'a', 'b']];
}

/** Changes of a value of several forms: a word for all, or some. */
function anyDirections(specs: readonly Spec[]): Direction[] {
  const [all] = specs.flatMap((one) =>
    typeof one === 'object' && 'one' in one ? Object.keys(one.one) : [],
  );
  const rest = specs.filter((one) => typeof one !== 'object' || !('one' in one));
  const isList = rest.some((one) => typeof one === 'object' && 'list' in one);
  const few = SOME[isList ? 'list' : 'record'];
  const word = all === undefined ? [] : both('all', 'few', few, all);
  return [...rest.flatMap(leafDirections), ...word];
}

/** All changes of what stands at a point. What an absent key means is a value, so such a key neither comes nor goes. */
function directionsOf(point: string, { spec, optional }: PointSpec): Direction[] {
  if (/ (entries|presence)$/.test(point)) return both('came', 'gone', undefined, {});
  if (point.endsWith(' order')) return [['order', ['a', 'b'], ['b', 'a']]];
  if (point.endsWith(' form')) return [['other', { kind: 'a' }, { kind: 'b' }]];
  const leaf = leafDirections(spec);
  const isValue =
    point in DEFAULTS || spec === 'boolean' || (typeof spec === 'object' && 'list' in spec);
  const [, first] = leaf[0] ?? [];
  return [...leaf, ...(optional && !isValue ? both('came', 'gone', undefined, first) : [])];
}

const nothing = modelOf([]);

/** The contracts around a point. */
const CONTRACT = { service: { envelope: { malformed: 'BAD' } } };

/** What the judge of a point makes of each of its changes: `came name-added, gone name-removed`. */
export function outcomesOf(point: string): string {
  const spec = POINTS.get(point);
  const judge = JUDGES[point];
  if (spec === undefined || judge === undefined) throw new Error(`${point} is not judged`);
  const seen = (before: unknown, after: unknown): PlacedDifference => ({
    point,
    before,
    after,
    key: 'x',
    steps: [],
    path: '',
    holders: [CONTRACT, CONTRACT],
    spec: spec.spec,
    id: 'it',
    label: '',
    ways: BOTH,
    usage: new Usage(nothing, nothing),
    authority: new Set(),
    ladder: false,
    takenBy: () => undefined,
  });
  const outcomes = directionsOf(point, spec).map(([name, before, after]) => {
    const hits = judge(seen(before, after));
    const rules = hits.map(({ rule, id }) => (id === undefined ? rule : `${rule} of ${id}`));
    return `${name} ${rules.join(' and ')}`;
  });
  return [...new Set(outcomes)].join(', ');
}

/**
 * Facts about linked contracts: the directions in which types travel, and the names that packages use from
 * contracts of others.
 */
import type {
  FieldDef,
  FieldType,
  LimitDef,
  Model,
  PackageDef,
  TypeDef,
  ValueType,
} from '../model/types.ts';

/** The direction of a frame or type: to the handler, or back. */
export type Way = 'request' | 'reply';

/** Both directions: those of a type that no frame or call carries, since any program may send it. */
export const BOTH: readonly Way[] = ['request', 'reply'];

type Ways = Map<string, Set<Way>>;

function add(ways: Ways, type: TypeDef, way: Way): void {
  const known = ways.get(type.id) ?? new Set();
  ways.set(type.id, known.add(way));
  switch (type.kind) {
    case 'struct':
    case 'record':
      addFields(ways, type.fields, way);
      break;
    case 'union':
    case 'sized':
      for (const { fields } of type.variants) addFields(ways, fields, way);
      break;
    case 'newtype':
    case 'enumeration':
    case 'flags':
  }
}

function addFields(ways: Ways, fields: readonly FieldDef[], way: Way): void {
  for (const { type } of fields) addField(ways, type, way);
}

function addField(ways: Ways, type: FieldType, way: Way): void {
  if (type.kind === 'list') addField(ways, type.element, way);
  else if ('type' in type) add(ways, type.type, way);
}

function addValue(ways: Ways, value: ValueType | undefined, way: Way): void {
  if (value?.kind === 'named') add(ways, value.type, way);
}

/** The ways of each type in the calls and frames of a package, or of all. */
function waysIn(model: Model, feeds?: string): Ways {
  const ways: Ways = new Map();
  const own = <T extends { readonly feeds: string }>(all: readonly T[]): readonly T[] =>
    feeds === undefined ? all : all.filter((one) => one.feeds === feeds);
  for (const { args, returns, results } of own(model.operations)) {
    for (const { type } of args) {
      if (type.kind === 'pointer')
        add(ways, type.of, type.direction === 'in' ? 'request' : 'reply');
      else if (type.kind !== 'span') addValue(ways, type.of, 'request');
    }
    addValue(ways, returns, 'reply');
    for (const { type } of results) addValue(ways, type, 'reply');
  }
  for (const { ops, events } of own(model.services)) {
    for (const { request, reply } of ops) {
      addFields(ways, request.fields, 'request');
      addFields(ways, reply.fields, 'reply');
    }
    for (const { frame } of events) addFields(ways, frame.fields, 'reply');
  }
  return ways;
}

function limitsOf(model: Model, feeds: string): LimitDef[] {
  const own = model.operations.filter((one) => one.feeds === feeds);
  const checks = [
    ...own.flatMap((one) => one.checks),
    ...model.services
      .filter((one) => one.feeds === feeds)
      .flatMap(({ ops }) => ops.flatMap((op) => op.checks)),
  ];
  const spans = own.flatMap(({ args }) =>
    args.flatMap(({ type }) => (type.kind === 'span' && type.max !== undefined ? [type.max] : [])),
  );
  const edges = model.machines
    .filter((one) => one.feeds === feeds)
    .flatMap((one) => one.edges.flatMap(({ atMost }) => atMost ?? []));
  return [...checks.flatMap(({ limit }) => limit ?? []), ...spans, ...edges];
}

/** Returns the ids that a package exports from contracts of others. */
export function borrowedBy(
  model: Model,
  { feeds, borrowedTypes, borrowedErrors }: PackageDef,
): ReadonlySet<string> {
  const limits = limitsOf(model, feeds).filter((limit) => limit.feeds !== feeds);
  return new Set([...borrowedTypes, ...borrowedErrors, ...limits].map(({ id }) => id));
}

/** The usage in two versions of the contracts. */
export class Usage {
  readonly #models: readonly [before: Model, after: Model];
  /** By package, and of all. */
  readonly #ways: ReadonlyMap<string | undefined, readonly Ways[]>;

  constructor(before: Model, after: Model) {
    this.#models = [before, after];
    const packages = this.#models.flatMap((model) => model.packages.map(({ feeds }) => feeds));
    this.#ways = new Map(
      [undefined, ...packages].map((feeds) => [
        feeds,
        this.#models.map((model) => waysIn(model, feeds)),
      ]),
    );
  }

  /** The ways of a type in a package, or everywhere; both if it is in no frame and no call. */
  waysOf(type: string, feeds?: string): readonly Way[] {
    const both = this.#ways.get(feeds) ?? [];
    const found = BOTH.filter((way) => both.some((ways) => ways.get(type)?.has(way) === true));
    return found.length === 0 ? BOTH : found;
  }

  /** The versions that an operation of a service has, before and after; none if it isn't there. */
  versionsOf(operation: string): readonly [before: readonly string[], after: readonly string[]] {
    const [before = [], after = []] = this.#models.map((model) => {
      const all = model.services.flatMap(({ ops }) => ops);
      return all.find(({ id }) => id === operation)?.versions;
    });
    return [before, after];
  }

  /** The largest length of a span argument, before and after. */
  mostOf(operation: string, argument: string): readonly [before: number, after: number] {
    const [before = Infinity, after = Infinity] = this.#models.map((model) => {
      const found = model.operations.find(({ id }) => id === operation);
      const type = found?.args.find(({ name }) => name === argument)?.type;
      const max = type?.kind === 'span' ? type.max : undefined;
      return max?.kind === 'limit' ? max.value : Infinity;
    });
    return [before, after];
  }
}

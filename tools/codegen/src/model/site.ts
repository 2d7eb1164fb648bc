/** A part of a contract while it is linked: gives its declarations, reports findings, claims names. */
import {
  diagnostic,
  related,
  type Extras,
  type Pos,
  type RelatedPlace,
  type Slug,
} from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/nearest.ts';
import { docOf, numeralOf, placeOf } from '../read/source.ts';
import type { ContractValue } from '../read/value.ts';
import type { Context, Unit } from './context.ts';
import type { Declaration, NamedNumber } from './shape/values.ts';

type Entry<T> = readonly [name: string, value: T, site: Site];

/** A part of a contract, named by its path. */
export class Site {
  readonly context: Context;
  readonly unit: Unit;
  readonly path: string;

  constructor(context: Context, unit: Unit, path = '') {
    this.context = context;
    this.unit = unit;
    this.path = path;
  }

  /** The part at a path from here: `.name`, `[0]`, `#1`; a section from the contract. */
  at(rest: string): Site {
    return new Site(this.context, this.unit, `${this.path}${rest}`);
  }

  /** A section of the same contract. */
  section(path: string): Site {
    return new Site(this.context, this.unit, path);
  }

  /** Its place. */
  get pos(): Pos {
    return placeOf(this.unit.source, this.path);
  }

  /** Its JSDoc. */
  get doc(): string {
    return docOf(this.unit.source, this.path);
  }

  /** The entries of this record. */
  entries<T>(record: Readonly<Record<string, T>> | undefined): Entry<T>[] {
    return Object.entries(record ?? {}).map(([name, value]) => [name, value, this.at(`.${name}`)]);
  }

  /** The items of this list. */
  items<T>(list: readonly T[] | undefined): (readonly [item: T, site: Site])[] {
    return (list ?? []).map((item, i) => [item, this.at(`[${i}]`)]);
  }

  /** The common fields of an element that is declared here. */
  declared(id: string, name: string): Declaration {
    const { doc, pos, unit } = this;
    return { id, name, doc, pos, contract: unit.slug, feeds: unit.feeds };
  }

  /** The members of this record of numbers. */
  numbers(record: Readonly<Record<string, number>>): NamedNumber[] {
    return this.entries(record).map(([name, value, at]) => {
      return { name, value, text: at.numeral(value), doc: at.doc, pos: at.pos };
    });
  }

  /** A number as it is written here. */
  numeral(value: number): string {
    return numeralOf(this.unit.source, this.path, value);
  }

  /** Reports a finding. */
  report(slug: Slug, message: string, extras: Extras = {}): void {
    this.context.found.push(diagnostic(slug, this.pos, message, extras));
  }

  /** Reports that something here is outside its bounds. */
  range(message: string, fix = 'a value within these bounds'): void {
    this.report('budget/range', message, { fix });
  }

  /** Reports that a name here is unknown; `fix` is for a name without a near one. */
  unknown(
    message: string,
    name: string,
    known: Iterable<string>,
    places: RelatedPlace[] = [],
    fix = 'declare it, or name one that is declared',
  ): void {
    const meant = didYouMean(name, known);
    this.report('ref/unknown', message, { related: places, fix: meant === '' ? fix : meant });
  }

  /** Claims a name or number in a space: whether it was free. A second claim is a finding, with both places. */
  claim(
    space: string,
    key: string | number,
    who: string,
    fix = `give ${who} another one`,
  ): boolean {
    return this.#take(`${space} ${key}`, space, key, who, fix);
  }

  /** Claims a name or number in a space that each contract has of its own. */
  claimWithin(space: string, key: string | number, who: string): void {
    const whole = `${this.unit.source.file} ${space} ${key}`;
    this.#take(whole, space, key, who, `give ${who} another one`);
  }

  #take(whole: string, space: string, key: string | number, who: string, fix: string): boolean {
    const { claims } = this.context;
    const first = claims.get(whole);
    if (first === undefined) {
      claims.set(whole, { pos: this.pos, text: who });
      return true;
    }
    this.report('registry/taken', `${space} '${key}' is taken by ${first.text}`, {
      related: [related('first', first.pos, first.text)],
      fix,
    });
    return false;
  }
}

/** The contracts that are linked whole: all except drafts, of which only types and programs are linked. */
export function live(context: Context): Site[] {
  return context.units.filter((unit) => !unit.draft).map((unit) => new Site(context, unit));
}

/** The entries of a section of all of these contracts. */
export function section<T>(
  context: Context,
  name: keyof ContractValue,
  of: (value: ContractValue) => Readonly<Record<string, T>> | undefined,
): Entry<T>[] {
  return live(context).flatMap((site) => site.at(name).entries(of(site.unit.value)));
}

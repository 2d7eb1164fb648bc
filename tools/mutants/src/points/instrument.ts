/** Makes a source note which of its regions are entered, and for which of its mutants a value is another one. */
import { regionAt, regionsOf, type Region } from './regions.ts';
import type { Mutant } from '../mutant.ts';
import { valuesIn, type Value } from './values.ts';

/** The property of the global object with a byte for each point of all sources. */
export const REACHED = '__abicusReached';

/** What has to be reached so that a mutant can be noticed: regions, and after them the mutants of values. */
export interface Points {
  readonly regions: readonly Region[];
  readonly values: readonly Value[];
  readonly count: number;
}

/** All points of a source. */
export function pointsOf(source: string, mutants: readonly Mutant[]): Points {
  const [regions, values] = [regionsOf(source), valuesIn(source, mutants)];
  const inValues = values.reduce((sum, { mutants: { length } }) => sum + length, 0);
  return { regions, values, count: regions.length + inValues };
}

/** The point of a mutant: its value, or else the region around it. */
export function pointOf({ regions, values }: Points, { id, at }: Mutant): number {
  const i = values.flatMap(({ mutants }) => mutants).findIndex((one) => one.id === id);
  return i === -1 ? regionAt(regions, at) : regions.length + i;
}

/** Functions; they are there before a circular import has ended. */
const [NOTE, COMPARE] = ['__abicusEnter', '__abicusCompare'];

function headOf(base: number): string {
  const note = `function ${NOTE}(i){globalThis.${REACHED}[${base}+i]=1}`;
  // A mutated value that cannot be had is another one.
  const isOther = 'try{o=!Object.is(a[j](),v)}catch{o=true}';
  const compare = `function ${COMPARE}(v,i,...a){const e=globalThis.${REACHED};for(let j=0,o;j<a.length;j++)if(e[${base}+i+j]===0){${isOther}if(o)e[${base}+i+j]=1}return v}`;
  return note + compare;
}

/** Texts before and after a part of the source. */
interface Wrap {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
}

function aroundRegion({ start, end, how }: Region, i: number): Wrap {
  if (how === 'before') return { start, end, open: `${NOTE}(${i});`, close: '' };
  if (how === 'braces') return { start, end, open: `{${NOTE}(${i});`, close: '}' };
  return { start, end, open: `(${NOTE}(${i}),`, close: ')' };
}

function aroundValue({ start, end, mutants }: Value, first: number): Wrap {
  const others = mutants.map(({ text }) => `,()=>(${text.replaceAll(/\s*\n\s*/g, ' ')})`);
  return { start, end, open: `${COMPARE}(`, close: `,${first}${others.join('')})` };
}

/** All wraps; of two around the same part, the first is the outer one. */
function wrapsOf({ regions, values }: Points): Wrap[] {
  let first = regions.length;
  const wraps = regions.map((region, i) => aroundRegion(region, i));
  for (const value of values) {
    wraps.push(aroundValue(value, first));
    first += value.mutants.length;
  }
  return wraps;
}

/**
 * Returns the source with its lines where they were.
 *
 * @param base the number that its first point has among those of all sources
 */
export function instrument(source: string, points: Points, base: number): string {
  const wraps = wrapsOf(points);
  const opening = wraps
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map(({ start, open }) => ({ at: start, text: open }));
  const closing = wraps
    .toReversed()
    .sort((a, b) => a.end - b.end || b.start - a.start)
    .map(({ end, close }) => ({ at: end, text: close }));
  // What ends at a place comes before what begins there.
  const all = [...closing, ...opening].sort((a, b) => a.at - b.at);
  let [text, at] = ['', 0];
  for (const one of all) {
    text += source.slice(at, one.at) + one.text;
    at = one.at;
  }
  return headOf(base) + text + source.slice(at);
}

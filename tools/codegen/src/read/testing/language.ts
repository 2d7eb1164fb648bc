/**
 * The contract language as lines, one for each thing that a contract can contain, for comparison with
 * the lines stored with a version of the IR.
 * `newtype.rules.align? number` is an optional key, `arg.register = a0` a word, `limit.profiles?.*`
 * the values of a record, `arg.type <pointer>` a form. The meaning of an absent key is a line as well.
 */
import { ABSENT, required } from '../../diff/points.ts';
import { DEFAULTS } from '../../diff/walk.ts';
import { FORMS } from '../forms.ts';
import { CONTRACT } from '../contract-keys.ts';
import type { Keys, Optional, Spec } from '../spec.ts';

const MEANINGS: Readonly<Record<string, unknown>> = { ...ABSENT, ...DEFAULTS };

/** The position of a line: its path, and its point of the comparison. */
type At = { readonly path: string; readonly point: string };

const below = ({ path, point }: At, key: string, mark = ''): At => ({
  path: `${path}.${key}${mark}`,
  point: `${point}.${key}`,
});

function keysLines(keys: Keys, at: At): string[] {
  return Object.entries(keys).flatMap(([key, given]: [string, Spec | Optional<Spec>]) => {
    const spec = required(given);
    if (spec === given) return specLines(spec, below(at, key));
    const here = below(at, key, '?');
    const meaning = MEANINGS[here.point];
    const absent = meaning === undefined ? [] : [`${here.path} absent: ${JSON.stringify(meaning)}`];
    return [...absent, ...specLines(spec, here)];
  });
}

/** The lines of a spec. */
function specLines(spec: Spec, at: At): string[] {
  const { path } = at;
  if (typeof spec === 'string') return [`${path} ${spec}`];
  // The form of names is checked in new contracts only.
  if ('name' in spec) return [`${path} string`];
  if ('one' in spec) return Object.keys(spec.one).map((one) => `${path} = ${one}`);
  if ('kinds' in spec) return Object.keys(spec.kinds).map((one) => `${path} <${one}>`);
  if ('any' in spec) return spec.any.flatMap((one) => specLines(one, at));
  if ('tuple' in spec) {
    return spec.tuple.flatMap((one, i) => specLines(one, { ...at, path: `${path}[${i}]` }));
  }
  if ('list' in spec) return specLines(spec.list, { ...at, path: `${path}[]` });
  if ('record' in spec) return specLines(spec.record, below(at, '*'));
  if ('keys' in spec) return keysLines(spec.keys, at);
  return [
    ...keysLines(spec.with.keys, { ...at, path: `${path}(${spec.byKey})` }),
    ...keysLines(spec.without.keys, at),
  ];
}

/** The lines of the language as it is now, sorted. */
export function languageLines(): string[] {
  const forms: Readonly<Record<string, Spec>> = FORMS;
  const all = Object.entries(forms).flatMap(([kind, spec]) =>
    specLines(spec, { path: kind, point: kind }),
  );
  const lines = [...specLines(CONTRACT, { path: 'contract', point: 'contract' }), ...all];
  return [...new Set(lines)].sort();
}

/** What a line states of its path: one of several words or forms, or one thing. */
const CHOICE = /^(.*) (?:=|<)/;

/** Whether contracts from before a line still fit: it is optional, or is an additional choice. */
function isOptional(line: string, olds: readonly string[]): boolean {
  const [, path] = CHOICE.exec(line) ?? [];
  if (path !== undefined && olds.some((old) => CHOICE.exec(old)?.[1] === path)) return true;
  const isNew = (prefix: string): boolean => !olds.some((old) => old.startsWith(prefix));
  const marks = [...line.matchAll(/\?/g)].map(({ index }) => line.slice(0, index + 1));
  const form = line.split(/[.( ]/, 1)[0] ?? '';
  return marks.some(isNew) || !olds.some((old) => old.split(/[.( ]/, 1)[0] === form);
}

/** Whether a line is an old one with more optional keys. */
function relaxes(line: string, old: string): boolean {
  let at = 0;
  for (const char of line) {
    if (char === old[at]) at++;
    else if (char !== '?') return false;
  }
  return at === old.length && line !== old;
}

/** The consequences of a change of the language. */
export type LanguageChange = {
  /** Lines that were removed or that old contracts lack: these contracts need a migration. */
  readonly unfit: readonly string[];
  /** Lines that old contracts do not need. */
  readonly more: readonly string[];
};

/** Compares the language with the old lines. */
export function languageChange(olds: readonly string[], nows: readonly string[]): LanguageChange {
  const gone = olds
    .filter((old) => !nows.some((one) => one === old || relaxes(one, old)))
    .map((one) => `- ${one}`);
  const come = nows.filter((one) => !olds.includes(one));
  const more = come.filter((one) => isOptional(one, olds) || olds.some((old) => relaxes(one, old)));
  const needed = come.filter((one) => !more.includes(one)).map((one) => `+ ${one}`);
  return { unfit: [...gone, ...needed], more };
}

/**
 * The rungs that follow from what is booted: `init: start X`, `X: ready` and `init: up X` of each program, each after
 * the one before, and the first program's `ready` after all of them. The program whose end ends the run has none: it
 * is started after that. A workspace that lists its ladder states these rungs itself.
 *
 * A program that says that it is ready may answer no request. If the one whose end ends the run has a diagnostic `answered`,
 * it tells by it of each program that has answered, and `X: ready` counts only with that line.
 */
import type { Marker } from '@abicus/contract';
import type { AnswerLine } from '@abicus/wire/ladder';
import { camel, pascal } from '../emit/names.ts';
import type { Context } from './context.ts';
import { statedPrograms } from './programs.ts';
import type { BootedDef, SystemDef } from './shape/system.ts';
import { live, section, type Site } from './site.ts';

/** A marker that no contract writes, and the place that it follows from. */
export type DerivedMarker = {
  readonly name: string;
  readonly marker: Marker;
  /** In the contract of the program: a new program changes no package of another one. */
  readonly site: Site;
  /** The place in the order of contracts: where its emitter is stated. */
  readonly place: Site;
};

/** The derived markers, and what declared ones come after beside what they say. */
export type BootMarkers = {
  readonly derived: readonly DerivedMarker[];
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** The lines with which readiness counts, by name of the marker. */
  readonly answered: ReadonlyMap<string, AnswerLine>;
};

/** The names of the markers of a program: under a first program of this name. */
function namesOf(first: string, program: string) {
  return {
    start: `${camel(first)}Start${pascal(program)}`,
    ready: `${camel(program)}Ready`,
    up: `${camel(first)}Up${pascal(program)}`,
  };
}

/** The line by which the program whose end ends the run tells that one which it calls has answered; undefined: none. */
function answerLines(
  context: Context,
  { programs }: SystemDef,
): (program: string) => AnswerLine | undefined {
  const last = programs.find(({ program }) => program.endsRun)?.program;
  const diagnostics = section(context, 'diagnostics', (value) => value.diagnostics);
  const found = diagnostics.find(([name, { by }]) => name === 'answered' && by === last?.name);
  const calls = new Set(last?.calls.map(({ service }) => service));
  return (program) => {
    if (found === undefined || !calls.has(program)) return undefined;
    const [, { text, by }] = found;
    return { text: text.replace('{program}', program), by };
  };
}

/** Derives the markers of a boot. */
export function bootMarkers(
  context: Context,
  system: SystemDef | undefined,
  declared: ReadonlySet<string>,
): BootMarkers {
  const derived: DerivedMarker[] = [];
  const after = new Map<string, readonly string[]>();
  const answered = new Map<string, AnswerLine>();
  const boot = live(context).find(({ unit }) => unit.value.boot !== undefined);
  const isListed = live(context).some(({ unit }) => unit.value.ladder !== undefined);
  if (system === undefined || boot === undefined || isListed) {
    return { derived, after, answered };
  }
  const sites = new Map(statedPrograms(context).map(({ name, site }) => [name, site]));
  const { first } = system;
  const begins = `${camel(first)}Start`;
  let last = declared.has(begins) ? [begins] : [];
  const add = (name: string, site: Site, place: Site, marker: Omit<Marker, 'after'>): void => {
    if (declared.has(name)) after.set(name, last);
    else derived.push({ name, site, place, marker: { ...marker, after: last } });
    last = [name];
  };
  const answerOf = answerLines(context, system);
  const addAll = ({ program }: BootedDef): void => {
    const { name, depth } = program;
    const names = namesOf(first, name);
    const site = sites.get(name) ?? boot;
    const place = boot.at('boot');
    add(names.start, site, place, { text: `${first}: start ${name}`, by: first, proves: [] });
    if (depth !== undefined) {
      const proves = [`program.${name}`];
      add(names.ready, site, site, { text: `${name}: ready`, by: name, proves });
      const line = answerOf(name);
      if (line !== undefined) answered.set(names.ready, line);
    }
    add(names.up, site, place, { text: `${first}: up ${name}`, by: first, proves: [] });
  };
  for (const one of system.programs) if (!one.program.endsRun) addAll(one);
  const ready = `${camel(first)}Ready`;
  if (declared.has(ready)) after.set(ready, last);
  const line = answerOf(first);
  if (line !== undefined) answered.set(ready, line);
  return { derived, after, answered };
}

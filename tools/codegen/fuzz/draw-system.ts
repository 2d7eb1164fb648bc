/** Drawn evidence, machines, boards and boots. */
import { shouting, strings, type Draw } from './draw.ts';
import { number, scalar } from './draw-scalars.ts';
import { isInteger } from './draw-calls.ts';
import type { Names } from './draw-types.ts';
import { call, object, str, type Tree } from './tree.ts';

/** Audit lines, and their names. */
export function drawAudit(draw: Draw, names: Names): [Tree | undefined, names: string[]] {
  const taken = new Set<string>();
  const entries = Array.from({ length: draw.int(0, 2) }, (_, i): [string, Tree] => {
    const fields = new Set<string>();
    for (let left = draw.int(0, 3); left > 0; left--) draw.name(fields);
    const prefix = draw.odd(`audit ${names.shared.audits.size}.${i}`, '', 'a\nb', "it's `x` ${y}");
    const integers = names.types.filter(isInteger);
    const held = (): Tree => {
      if (integers.length > 0 && draw.chance(40)) return str(draw.pick(integers).name);
      return draw.chance(50) ? str('word') : scalar(draw);
    };
    const typed = object([...fields].map((field): [string, Tree] => [field, held()]));
    const given = draw.chance(50) ? strings([...fields]) : typed;
    return [draw.name(taken), call('line', str(prefix), given)];
  });
  names.shared.audits.add(String(names.shared.audits.size));
  return [entries.length === 0 ? undefined : object(entries, draw.docs([...taken])), [...taken]];
}

/** Markers with their ladder, profiles and phases, and diagnostics. */
export function drawEvidence(
  draw: Draw,
  names: Names,
  ids: readonly string[],
): Readonly<Record<string, Tree | undefined>> {
  const taken = new Set<string>();
  const by = (): string =>
    str(names.principals.length > 0 && draw.chance(40) ? draw.pick(names.principals) : 'neuron');
  const markers = Array.from({ length: draw.int(0, 4) }, (_, i): [string, Tree] => {
    const before = [...taken];
    const name = draw.name(taken);
    const text = draw.pick([`T${i}: is ok`, `T${i} done`, `T${i}: 'q' [a] {b} \`c\` \\d ok`]);
    return [
      name,
      object({
        text: str(draw.odd(text, '', 'a\nb')),
        by: by(),
        after: draw.maybe(30, () => strings(draw.some(before, 50))),
        proves: strings(draw.some(ids, 50)),
        profile:
          names.profiles.length > 0
            ? draw.maybe(20, () => str(draw.pick(names.profiles)))
            : undefined,
        detail: draw.maybe(20, () => draw.pick(['true', 'false'])),
      }),
    ];
  });
  const rungs = [...taken];
  const phases = new Set<string>();
  const ends = draw.some(rungs, 30);
  const phaseEntries = ends.map((until): [string, Tree] => {
    return [draw.name(phases), object({ until: str(until), doc: draw.prose() })];
  });
  const diagnostics = new Set<string>();
  const diagnosticEntries = Array.from({ length: draw.int(0, 2) }, (_, i): [string, Tree] => {
    const text = `D${i}: {what} is (here) /x`;
    return [draw.name(diagnostics), object({ text: str(text), by: by() })];
  });
  return {
    markers: markers.length > 0 ? object(markers, draw.docs(rungs)) : undefined,
    diagnostics: diagnosticEntries.length > 0 ? object(diagnosticEntries) : undefined,
    phases: phaseEntries.length > 0 ? object(phaseEntries) : undefined,
    ladder: markers.length > 0 && draw.chance(60) ? strings(rungs) : undefined,
  };
}

/** The profiles of a contract. */
export function drawProfiles(draw: Draw, names: Names): Tree | undefined {
  const taken = new Set<string>();
  const entries = Array.from({ length: draw.int(0, 2) }, (): [string, Tree] => {
    const name = draw.name(taken);
    names.profiles.push(name);
    const least = draw.odd(draw.int(1, 4), 0, 0.5);
    return [name, object({ harts: { list: [String(least), String(draw.int(4, 64))] } })];
  });
  return entries.length === 0 ? undefined : object(entries);
}

/** A board. */
export function drawBoard(draw: Draw): Tree {
  const taken = new Set<string>();
  const devices = Array.from({ length: draw.int(0, 3) }, (_, i): [string, Tree] => {
    const own = new Set<string>();
    const registers = Array.from({ length: draw.int(0, 3) }, (__, j): [string, Tree] => {
      const options = object({
        access: str(draw.pick(['r', 'w', 'rw'])),
        stride: draw.maybe(30, () => String(draw.odd(draw.int(4, 8), 0.5))),
      });
      const offset = number(draw, draw.odd(j * 8, -1, 0.5, 5000));
      return [draw.name(own), call('register', offset, scalar(draw), options)];
    });
    const base = number(draw, draw.odd((i + 1) * 0x1000, -1, 0.5));
    const shape = object(registers, draw.docs([...own]));
    return [draw.name(taken), call('device', base, '0x1000', shape)];
  });
  const constants = new Set<string>();
  const groups = Array.from({ length: draw.int(0, 2) }, (): [string, Tree] => {
    const own = draw.odd(constants, new Set<string>());
    const before = own.size;
    const numbers = Array.from({ length: draw.int(0, 3) }, (): [string, Tree] => {
      const value = draw.odd(draw.int(-5, 2 ** 40), 0.5, 2 ** 53 - 1);
      return [draw.name(own, shouting, 'constant'), number(draw, value)];
    });
    return [draw.name(taken), object(numbers, draw.docs([...own].slice(before)))];
  });
  const windows = devices.map(([name]) => name);
  const all = [...constants];
  const attached = new Set<string>();
  const several = windows.length > 0 && all.length > 0 ? draw.int(0, 2) : 0;
  const attachedEntries = Array.from({ length: several }, (): [string, Tree] => {
    const shape = object({
      window: str(draw.odd(draw.pick(windows), 'nowhere')),
      slot: draw.maybe(60, () => str(draw.pick(all))),
      line: str(draw.odd(draw.pick(all), 'NO_LINE')),
    });
    return [draw.name(attached), shape];
  });
  return object({
    devices: object(devices, draw.docs([...taken])),
    attached: attachedEntries.length > 0 ? object(attachedEntries) : undefined,
    numbers: object(groups),
  });
}

/** A boot whose first program is a principal of the contract. */
export function drawBoot(draw: Draw, names: Names): Tree {
  const taken = new Set<string>();
  const slots = Array.from({ length: draw.int(0, 2) }, (_, i): [string, Tree] => {
    return [draw.name(taken), String(draw.odd(i + 1, 0.5, -1, 8))];
  });
  const first = draw.odd(draw.pick(names.principals), 'not-here');
  return object({ first: str(first), slots: object(slots, draw.docs([...taken])) });
}

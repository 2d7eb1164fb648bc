/** The geometry of drawings: nothing overlaps, no text leaves its box, arrows lead to their tasks past all others. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SystemReport, TaskReport } from '../report.ts';
import { drawingOf, FONT, textWidth, type Drawing, type Text } from './drawing.ts';
import type { Box, Point, Way } from './geometry.ts';
import { systemSvg } from './svg.ts';

type Links = readonly (readonly [from: number, to: number])[];

function task(name: string, more: Partial<TaskReport> = {}): TaskReport {
  return { name, parent: 'init', holds: [], moved: [], calls: [], notifies: [], ...more };
}

/** A system of so many tasks beside init, with these calls and notices by number. */
function systemWith(count: number, calls: Links, notifies: Links = []): SystemReport {
  const name = (i: number): string => `service-${i}`;
  const uses = (links: Links, i: number): TaskReport['calls'] =>
    links.filter(([from]) => from === i).map(([, to]) => ({ service: name(to), ops: ['put'] }));
  const tasks = Array.from({ length: count }, (_, i) =>
    task(name(i), {
      contract: `RFC-${i}/service`,
      calls: uses(calls, i),
      notifies: uses(notifies, i),
    }),
  );
  const none = { starts: [], endpoints: [], devices: [], budgets: [] };
  return { from: 'contracts', first: 'init', tasks: [task('init'), ...tasks], ...none };
}

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const isInside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function textBox({ text, style, x, y }: Text, anchor: 'start' | 'middle'): Box {
  const { size } = FONT[style];
  const width = textWidth(text, size);
  return { x: anchor === 'start' ? x : x - width / 2, y: y - size, width, height: size };
}

/** Points of a way, many of each curve: the cubic that `pathOf` writes. */
function sampled(way: Way): Point[] {
  return way.flatMap((end, i) => {
    const start = way[i - 1];
    if (start === undefined) return [end];
    const middle = (start.y + end.y) / 2;
    return Array.from({ length: 20 }, (_, step) => {
      const t = (step + 1) / 20;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
      const x = start.x * (a + b) + end.x * (c + d);
      return { x, y: start.y * a + middle * (b + c) + end.y * d };
    });
  });
}

/** What is wrong with a drawing, in words. */
function faults({ width, height, frame, title, tasks, arrows, key }: Drawing): string[] {
  const found: string[] = [];
  const sheet = { x: 0, y: 0, width, height };
  const say = (is: boolean, what: string): void => void (is && found.push(what));
  say(!isInside(frame, sheet), 'the frame leaves the sheet');
  say(!isInside(textBox(title, 'start'), frame), 'the title leaves the frame');
  for (const text of key) {
    say(!isInside(textBox(text, 'start'), sheet), `'${text.text}' leaves the sheet`);
    say(overlaps(textBox(text, 'start'), frame), `'${text.text}' is in the frame`);
  }
  for (const [i, { box, lines }] of tasks.entries()) {
    say(!isInside(box, frame), `box ${i} leaves the frame`);
    say(overlaps(box, textBox(title, 'start')), `box ${i} covers the title`);
    for (const [j, other] of tasks.entries()) {
      say(j > i && overlaps(box, other.box), `boxes ${i} and ${j} overlap`);
    }
    const boxes = lines.map((line) => textBox(line, 'middle'));
    for (const [j, one] of boxes.entries()) {
      say(!isInside(one, box), `line ${j} leaves box ${i}`);
      const next = boxes[j + 1];
      say(next !== undefined && overlaps(one, next), `lines ${j} and ${j + 1} of ${i} overlap`);
    }
  }
  for (const { from, to, way, title: name } of arrows) {
    const ends = [way[0], way.at(-1)];
    for (const [i, node] of [from, to].entries()) {
      const [end, box] = [ends[i], tasks[node]?.box];
      const touches =
        end !== undefined &&
        box !== undefined &&
        end.x >= box.x &&
        end.x <= box.x + box.width &&
        (end.y === box.y || end.y === box.y + box.height);
      say(!touches, `'${name}' does not end at the edge of box ${node}`);
    }
    for (const [i, { box }] of tasks.entries()) {
      const inner = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
      const hits = sampled(way).some(({ x, y }) =>
        overlaps({ x, y, width: 0.1, height: 0.1 }, inner),
      );
      say(hits, `'${name}' runs through box ${i}`);
    }
  }
  return found;
}

const SMALL = systemWith(3, [
  [2, 0],
  [2, 1],
  [1, 0],
]);
const LARGE = systemWith(
  20,
  Array.from({ length: 19 }, (_, i) => [19, i] as const),
  Array.from({ length: 18 }, (_, i) => [i, 18] as const),
);

test.each([
  ['nothing', { ...systemWith(0, []), first: '', tasks: [] }],
  ['only the first task', systemWith(0, [])],
  ['three services', SMALL],
  ['twenty services', LARGE],
  ['a name of 48 characters', { ...SMALL, tasks: [task('init'), task('x'.repeat(48))] }],
])('a drawing of %s has no overlap, and each label is inside of its box', (_, system) => {
  expect(faults(drawingOf(system))).toEqual([]);
});

test('no drawing of random calls and notices, circles included, has an overlap', () => {
  const link = fc.tuple(fc.nat(24), fc.nat(24));
  const systems = fc.tuple(fc.integer({ min: 1, max: 25 }), fc.array(link), fc.array(link));
  fc.assert(
    fc.property(systems, ([count, calls, notifies]) => {
      const valid = (links: Links): Links =>
        links.filter(([from, to]) => from !== to && from < count && to < count);
      expect(faults(drawingOf(systemWith(count, valid(calls), valid(notifies))))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('the check of drawings finds boxes that overlap, text outside and an arrow through a box', () => {
  const drawing = drawingOf(SMALL);
  const [one, other] = drawing.tasks;
  if (one === undefined || other === undefined) throw new Error('three tasks are drawn');
  const wide = { ...one, box: { ...one.box, width: 20 } };
  const same = { ...other, box: one.box };
  const found = faults({ ...drawing, tasks: [one, same, ...drawing.tasks.slice(2)] }).join('\n');
  expect(found).toContain('boxes 0 and 1 overlap');
  expect(found).toContain('does not end at the edge');
  expect(faults({ ...drawing, tasks: [wide] }).join('\n')).toContain('line 0 leaves box 0');
});

test('each task is below all tasks that call it', () => {
  const chain = systemWith(4, [
    [0, 1],
    [1, 2],
    [0, 3],
    [3, 2],
  ]);
  const { tasks, arrows } = drawingOf(chain);
  for (const { from, to } of arrows) {
    expect(tasks[to]?.box.y).toBeGreaterThan(tasks[from]?.box.y ?? Infinity);
  }
});

test('where a notice goes to a caller, the call leads down and the notice up', () => {
  const { tasks, arrows } = drawingOf(systemWith(2, [[0, 1]], [[1, 0]]));
  const kinds = arrows.map(({ kind, from, to }) => {
    return [kind, (tasks[to]?.box.y ?? 0) > (tasks[from]?.box.y ?? 0) ? 'down' : 'up'];
  });
  expect(kinds).toEqual([
    ['calls', 'down'],
    ['notifies', 'up'],
  ]);
});

test('the same system gives the same bytes, and each call an arrow with its operations', () => {
  const svg = systemSvg(LARGE);
  expect(systemSvg(structuredClone(LARGE))).toBe(svg);
  expect(svg.match(/<title>service-\d+ calls service-\d+: put<\/title>/g)).toHaveLength(19);
  expect(svg.match(/<title>service-\d+ notifies service-18: put<\/title>/g)).toHaveLength(18);
});

test('what a task does with the first one, which is the frame, is written in its box', () => {
  const tasks = SMALL.tasks.map((one, i) =>
    i === 0
      ? one
      : {
          ...one,
          calls: [...one.calls, { service: 'init', ops: ['get'], derived: true } as const],
          notifies: [{ service: 'init', ops: ['ready', 'bye'], derived: true } as const],
        },
  );
  const drawing = drawingOf({ ...SMALL, tasks });
  expect(faults(drawing)).toEqual([]);
  for (const { lines } of drawing.tasks) {
    const said = lines.map(({ text }) => text);
    expect(said.slice(-2)).toEqual(['calls init: get', 'notifies init: ready, bye']);
  }
  expect(drawing.arrows).toHaveLength(drawingOf(SMALL).arrows.length);
});

test('the drawing of a run says what tasks may send to, since it shows no operations', () => {
  const tasks = SMALL.tasks.map((one) => {
    return { ...one, calls: one.calls.map(({ service }) => ({ service, ops: [] })) };
  });
  const { arrows, key } = drawingOf({ ...SMALL, from: 'run', tasks });
  expect(arrows.map(({ title }) => title)).toContain('service-2 may send to service-0');
  expect(key.map(({ text }) => text)).toEqual([
    'may send to',
    'each may send to init; as the end of a run shows it',
  ]);
});

test('a text with characters of XML is escaped', () => {
  const odd = { ...SMALL, tasks: [task('init'), task('a<b>&"c')] };
  expect(systemSvg(odd)).toContain('>a&lt;b&gt;&amp;&quot;c</text>');
});

test('the colours of light and dark mode cover the same classes', () => {
  const [light = '', dark = ''] = systemSvg(SMALL).split('@media (prefers-color-scheme: dark)');
  const classes = (css: string): string[] =>
    [...css.matchAll(/^\s*(\S+) \{[^}]*#/gm)].map(([, one]) => one ?? '').toSorted();
  expect(classes(dark)).toEqual(classes(light));
});

/**
 * What the drawing of a system shows: a box for each task, callers above what they call, within the frame of the first task,
 * which starts and supervises the others; an arrow for each service that a task calls or notifies.
 */
import { durationOf } from '@abicus/codegen';
import { objects, type SystemReport, type TaskReport } from '../report.ts';
import { boxesOf, waysOf, type Box, type Point, type Way } from './geometry.ts';
import { layersOf, type Edge } from './layers.ts';
import { place, type Size } from './place.ts';

/** The width of a character of a monospaced font, as a part of its size; a little more than any font has. */
const ADVANCE = 0.62;
const NAME = { size: 14, line: 20 } as const;
const NOTE = { size: 11, line: 15 } as const;
/** The sizes of fonts and the distances of lines, by style. */
export const FONT = { name: NAME, note: NOTE } as const;
const PAD = 12;
const MARGIN = 24;
const HEAD = 44;
/** The length of a sample in the key, with the space after it. */
const SAMPLE = 44;
/** How far the last line's baseline is above the edge that its line ends at. */
const DESCENT = 6;

/** The width of a text, at most. */
export const textWidth = (text: string, size: number): number =>
  Math.ceil(text.length * size * ADVANCE);

/** An arrow between two tasks. */
export type Arrow = Edge & { readonly kind: 'calls' | 'notifies'; readonly title: string };

/** What is written into the box of a task, below its name. */
function notesOf(
  { contract, supervision, holds, parent, calls, notifies }: TaskReport,
  first: string,
): string[] {
  const devices = holds.flatMap(({ object }) => {
    const device = /^(?<device>.*) registers$/.exec(object)?.groups?.['device'];
    return device === undefined ? [] : [device];
  });
  const has = (object: string): boolean => holds.some((one) => one.object === object);
  const rights = [
    ...(has(objects.clock) ? ['exact time'] : []),
    ...(holds.some(({ object }) => object.startsWith(objects.endpointFactory))
      ? ['endpoints']
      : []),
    ...devices,
  ];
  const { restart, maxInWindow, windowNs } = supervision ?? {};
  const again =
    restart === 'always' ? [`restarts ${maxInWindow} in ${durationOf(windowNs ?? 0)}`] : [];
  // The first task is the frame, not a box that an arrow could lead to.
  const toFirst = (['calls', 'notifies'] as const).flatMap((verb) =>
    (verb === 'calls' ? calls : notifies).flatMap(({ service, ops }) =>
      service === first && ops.length > 0 ? [`${verb} ${first}: ${ops.join(', ')}`] : [],
    ),
  );
  return [
    ...(contract === undefined ? [] : [contract]),
    ...(parent === first ? [] : [`child of ${parent}`]),
    ...(rights.length === 0 ? [] : [rights.join(', ')]),
    ...again,
    ...toFirst,
  ];
}

function arrowsOf(tasks: readonly TaskReport[]): Arrow[] {
  const at = new Map(tasks.map(({ name }, i) => [name, i] as const));
  const arrows = (kind: Arrow['kind']): Arrow[] =>
    tasks.flatMap(({ name, [kind]: uses }, from) =>
      uses.flatMap(({ service, ops }) => {
        const to = at.get(service);
        const title =
          ops.length === 0
            ? `${name} may send to ${service}`
            : `${name} ${kind} ${service}: ${ops.join(', ')}`;
        return to === undefined ? [] : [{ from, to, kind, title }];
      }),
    );
  // Calls first: where one of a circle of arrows must lead up, it is a notice.
  return [...arrows('calls'), ...arrows('notifies')];
}

/** A line of text. */
type Line = { readonly text: string; readonly style: 'name' | 'note' };

/** A text and where its baseline is: its middle in a box, otherwise its left end. */
export type Text = Line & Point;

function linesOf(task: TaskReport, first: string): Line[] {
  const notes = notesOf(task, first).map((text): Line => ({ text, style: 'note' }));
  return [{ text: task.name, style: 'name' }, ...notes];
}

function sizeOf(lines: readonly Line[]): Size {
  const widths = lines.map(({ text, style }) => textWidth(text, FONT[style].size));
  const heights = lines.map(({ style }) => FONT[style].line);
  return {
    width: Math.max(...widths) + 2 * PAD,
    height: heights.reduce((a, b) => a + b, 0) + 2 * PAD - DESCENT,
  };
}

/** What is drawn. */
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly frame: Box;
  readonly title: Text;
  readonly tasks: readonly { readonly box: Box; readonly lines: readonly Text[] }[];
  readonly arrows: readonly (Arrow & { readonly way: Way })[];
  /** Below the frame: what arrows mean, with a sample of each to the left of its text. */
  readonly key: readonly (Text & { readonly sample?: Arrow['kind'] })[];
};

/** The lines of a box, one below the other. */
function placedLines({ x, y, width }: Box, lines: readonly Line[]): Text[] {
  let baseline = y + PAD - DESCENT;
  return lines.map((line) => {
    baseline += FONT[line.style].line;
    return { ...line, x: x + width / 2, y: baseline };
  });
}

function keyOf({ first, from }: SystemReport): { text: string; sample?: Arrow['kind'] }[] {
  const what = from === 'run' ? 'as the end of a run shows it' : 'as contracts say';
  if (first === '') return [{ text: what }];
  const any = { text: `each may send to ${first}; ${what}` };
  // A run shows what a task may send to, not whether it waits.
  if (from === 'run') return [{ text: 'may send to', sample: 'calls' }, any];
  return [
    { text: 'calls, and waits for the answer', sample: 'calls' },
    { text: 'notifies, without waiting', sample: 'notifies' },
    any,
  ];
}

/** Draws a system. */
export function drawingOf(system: SystemReport): Drawing {
  const { first, tasks } = system;
  const drawn = tasks.filter(({ name }) => name !== first);
  const arrows = arrowsOf(drawn);
  const lines = drawn.map((task) => linesOf(task, first));
  const sizes = lines.map(sizeOf);
  const layers = layersOf(drawn.length, arrows);
  const placed = place(layers, sizes);
  const title = first === '' ? 'nothing is booted' : `${first} starts and supervises`;
  const key = keyOf(system);
  const widths = key.map(({ text }) => textWidth(text, NOTE.size) + SAMPLE);
  const inner = Math.max(placed.width, textWidth(title, NAME.size), ...widths);
  const start = { x: 2 * MARGIN + Math.round((inner - placed.width) / 2), y: MARGIN + HEAD };
  const frame = {
    x: MARGIN,
    y: MARGIN,
    width: inner + 2 * MARGIN,
    height: placed.height + HEAD + MARGIN,
  };
  const boxes = boxesOf(placed, sizes, start);
  const ways = waysOf(layers, placed, arrows, boxes, start);
  const below = frame.y + frame.height + NOTE.line;
  return {
    width: inner + 4 * MARGIN,
    height: below + key.length * NOTE.line + MARGIN / 2,
    frame,
    title: { text: title, style: 'name', x: 2 * MARGIN, y: MARGIN + 26 },
    tasks: boxes.map((box, i) => ({ box, lines: placedLines(box, lines[i] ?? []) })),
    arrows: arrows.map((arrow, i) => ({ ...arrow, way: ways[i] ?? [] })),
    key: key.map((one, i) => {
      return { ...one, style: 'note', x: MARGIN + SAMPLE, y: below + i * NOTE.line + DESCENT };
    }),
  };
}

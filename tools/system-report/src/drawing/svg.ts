/** Prints the drawing of a system as SVG. Its colours follow the reader's light or dark mode. */
import type { SystemReport } from '../report.ts';
import { drawingOf, FONT, type Arrow, type Text } from './drawing.ts';
import { pathOf, type Box } from './geometry.ts';

const STYLE = `
  text { font-family: ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #1f2328 }
  .name { font-size: ${FONT.name.size}px; font-weight: 600 }
  .note { font-size: ${FONT.note.size}px; fill: #59636e }
  .frame { fill: none; stroke: #d1d9e0; stroke-width: 1.5 }
  .back { fill: #ffffff }
  .task { fill: #f6f8fa; stroke: #59636e }
  .calls { fill: none; stroke: #0969da; stroke-width: 1.4 }
  .notifies { fill: none; stroke: #9a6700; stroke-width: 1.4; stroke-dasharray: 5 4 }
  .callsHead { fill: #0969da }
  .notifiesHead { fill: #9a6700 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc }
    .note { fill: #9198a1 }
    .frame { stroke: #3d444d }
    .back { fill: #0d1117 }
    .task { fill: #151b23; stroke: #9198a1 }
    .calls { stroke: #58a6ff }
    .notifies { stroke: #d29922 }
    .callsHead { fill: #58a6ff }
    .notifiesHead { fill: #d29922 }
  }
`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text in XML. */
function xml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (one) => ESCAPES[one] ?? one);
}

function boxSvg(kind: string, { x, y, width, height }: Box, radius: number): string {
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>`;
}

function textSvg({ text, style, x, y }: Text, anchor: 'start' | 'middle'): string {
  return `<text class="${style}" x="${x}" y="${y}" text-anchor="${anchor}">${xml(text)}</text>`;
}

function arrowSvg(kind: Arrow['kind'], d: string, title = ''): string {
  const start = `<path class="${kind}" marker-end="url(#${kind})" d="${d}"`;
  return title === '' ? `${start}/>` : `${start}><title>${xml(title)}</title></path>`;
}

/** The head of a kind of arrow. */
function headSvg(kind: Arrow['kind']): string {
  const size = 'viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8"';
  const path = `<path class="${kind}Head" d="M 0 0.5 L 8 4 L 0 7.5 z"/>`;
  return `<marker id="${kind}" ${size} orient="auto" markerUnits="userSpaceOnUse">${path}</marker>`;
}

/** The drawing of a system as SVG. */
export function systemSvg(system: SystemReport): string {
  const { width, height, frame, title, tasks, arrows, key } = drawingOf(system);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${xml(title.text)}</title>`,
    `<style>${STYLE}</style>`,
    `<defs>${headSvg('calls')}${headSvg('notifies')}</defs>`,
    boxSvg('back', { x: 0, y: 0, width, height }, 0),
    boxSvg('frame', frame, 10),
    textSvg(title, 'start'),
    ...key.flatMap((text) => {
      const { sample, x, y } = text;
      const path = `M ${frame.x} ${y - 4} H ${x - 10}`;
      return [...(sample === undefined ? [] : [arrowSvg(sample, path)]), textSvg(text, 'start')];
    }),
    ...arrows.map((arrow) => arrowSvg(arrow.kind, pathOf(arrow.way), arrow.title)),
    ...tasks.flatMap(({ box, lines }) => {
      return [boxSvg('task', box, 6), ...lines.map((text) => textSvg(text, 'middle'))];
    }),
    '</svg>',
    '',
  ].join('\n');
}

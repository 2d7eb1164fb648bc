/**
 * The verb `trace`: decodes a log or trace of a selftest, and resolves its lines and calls to elements of
 * contracts.
 */
import type { Model } from '../model/types.ts';
import { operationsOf } from './calls.ts';
import { meaningsOf, type Meaning } from './lines.ts';

/** A decoded event. */
export type DecodedEvent = {
  /** From 1: of the line in a log, of the event in a trace. */
  readonly line: number;
  /** Virtual time; absent for a line without a stamp. */
  readonly micros?: number;
  readonly hart?: number;
  /** The task that printed or called. */
  readonly by: string;
  readonly kind: Meaning['kind'] | 'call' | 'trap';
  readonly id: string;
  readonly text: string;
  readonly note: string;
};

const STAMP = /^\[\s*(\d+)\.(\d{6}) (\d+) (\S+)\] (.*)$/;

function decodeLog(model: Model, log: string): DecodedEvent[] {
  const meaning = meaningsOf(model);
  return log
    .replace(/\n$/, '')
    .split('\n')
    .map((raw, i): DecodedEvent => {
      const [, seconds, fraction, hart, by, text] = STAMP.exec(raw) ?? [];
      if (text === undefined) return { line: i + 1, by: '', text: raw, ...meaning(raw, undefined) };
      const micros = Number(seconds) * 1_000_000 + Number(fraction);
      const who = by ?? '';
      return { line: i + 1, micros, hart: Number(hart), by: who, text, ...meaning(text, who) };
    });
}

type TraceEvent = {
  readonly name?: unknown;
  readonly ph?: unknown;
  readonly tid?: unknown;
  readonly ts?: unknown;
  readonly args?: Readonly<Record<string, unknown>>;
};

function decodeEvents(model: Model, events: readonly TraceEvent[]): DecodedEvent[] {
  const meaning = meaningsOf(model);
  const operation = operationsOf(model);
  return events.flatMap((event, i): DecodedEvent[] => {
    if (event.ph !== 'X' && event.ph !== 'i') return [];
    const name = String(event.name);
    const at = { line: i + 1, micros: Number(event.ts), hart: Number(event.tid) };
    if (event.ph === 'i') return [{ ...at, by: '', text: name, ...meaning(name, undefined) }];
    const { args = {} } = event;
    const by = typeof args['task'] === 'string' ? args['task'] : '';
    const a0 = args['a0'];
    if (typeof a0 !== 'number') return [{ ...at, by, kind: 'trap', id: '', text: name, note: '' }];
    const op = operation({ name, a0 });
    const note = op === undefined ? 'in no contract' : `costs ${op.cost} ns`;
    return [{ ...at, by, kind: 'call', id: op?.id ?? '', text: `${name} a0=${a0}`, note }];
  });
}

/** Decodes a file's text: Chrome's trace events if it is that, else a console log. */
export function decode(model: Model, text: string): DecodedEvent[] {
  if (!text.startsWith('{')) return decodeLog(model, text);
  const document: { traceEvents?: readonly TraceEvent[] } = JSON.parse(text);
  return decodeEvents(model, document.traceEvents ?? []);
}

/** A decoded event in a line. */
export function decodedLine({
  line,
  micros,
  hart,
  by,
  kind,
  id,
  text,
  note,
}: DecodedEvent): string {
  const time = micros === undefined ? '' : (micros / 1_000_000).toFixed(6);
  const where = hart === undefined ? ' ' : String(hart);
  const what = [kind, id].filter(Boolean).join(' ');
  const more = note === '' ? '' : `  (${note})`;
  return `${String(line).padStart(6)} ${time.padStart(12)} ${where} ${by.padEnd(16)} ${text}  = ${what}${more}`;
}

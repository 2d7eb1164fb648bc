/** ABI4002: a marker, an audit line or a number of a contract is written a second time by hand. */
import { related, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { camel } from '../../emit/names.ts';
import { textPattern } from '../text-pattern.ts';
import type { Model } from '../../model/types.ts';
import { HOLE } from '../facts.ts';
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { productOf } from '../sources.ts';

/** The element that a text repeats. */
type Repeated = {
  readonly what: string;
  readonly declared: Diagnostic['related'][number];
  readonly fix: string;
};

/** The part of a text before its first hole. */
const constantStart = (text: string): string => text.split(HOLE, 1)[0] ?? '';

const startsWithWords = (text: string, words: string): boolean =>
  text === words || text.startsWith(`${words} `);

/**
 * Returns the marker that a text repeats: a text that starts with the marker or its twin, or that can become it when its
 * holes are filled: `SELFTEST: ${name} ok`. A text with the holes of a diagnostic is that diagnostic.
 */
function markerIn(
  model: Model,
  diagnostics: ReadonlySet<string>,
  text: string,
): Repeated | undefined {
  const start = constantStart(text);
  // A text without holes equals its start. Most texts have none, and a pattern is expensive.
  const holds = start === text || diagnostics.has(text) ? undefined : textPattern(text);
  const marker = model.markers.find(
    (one) =>
      start === one.text ||
      (one.detail && startsWithWords(start, one.text)) ||
      (one.fail !== undefined && startsWithWords(start, one.fail)) ||
      holds?.test(one.text) === true,
  );
  if (marker === undefined) return undefined;
  return {
    what: `the text of ${marker.id}`,
    declared: related('declared', marker.pos, `'${marker.text}'`),
    fix: `use MARKERS.${marker.name}`,
  };
}

/** Returns the audit line that a text repeats, recognised by its prefix or by all its fields. */
function auditIn(model: Model, text: string): Repeated | undefined {
  const start = constantStart(text);
  const line = model.audit.find(({ prefix, fields }) => {
    if (startsWithWords(start, prefix)) return true;
    const whole = [prefix, ...fields.map(({ name }) => `${name}=.`)].join(' ');
    const isNamed = fields.length > 0 && fields.every(({ name }) => text.includes(` ${name}=`));
    return isNamed && textPattern(text)?.test(whole) === true;
  });
  if (line === undefined) return undefined;
  return {
    what: `the line ${line.id}`,
    declared: related('declared', line.pos, `'${line.prefix}'`),
    fix: `print the result of ${camel(line.name)}Line()`,
  };
}

/** ABI4002. */
export const literals: Rule = ({ model, sources }) => {
  const numbers = new Map(model.syscalls.map(({ number, id, pos }) => [number, { id, pos }]));
  const opcodes = new Map(
    model.services.flatMap(({ ops }) => ops.map(({ opcode, id, pos }) => [opcode, { id, pos }])),
  );
  const diagnostics = new Set(
    model.diagnostics.map(({ text }) => text.replaceAll(/\{\w+\}/g, HOLE)),
  );
  const product = productOf(sources);
  return product.flatMap(({ file, facts }) => {
    const texts = facts.strings.flatMap(({ text, line, col }) => {
      const repeated = markerIn(model, diagnostics, text) ?? auditIn(model, text);
      if (repeated === undefined) return [];
      const message = `'${text.replaceAll(HOLE, '${}')}' repeats ${repeated.what}`;
      const { declared, fix } = repeated;
      return drift('impl/raw-literal', { file, line, col }, message, { related: [declared], fix });
    });
    const raw = facts.numbers.flatMap(({ value, where, line, col }) => {
      const opcode = where.startsWith('op') ? opcodes.get(value) : undefined;
      const of = opcode ?? (where === 'selector' ? undefined : numbers.get(value));
      if (of === undefined) return [];
      const message = `${value} repeats the number of ${of.id} (${where})`;
      return drift('impl/raw-literal', { file, line, col }, message, {
        related: [related('declared', of.pos, String(value))],
        fix: 'use the generated constant',
      });
    });
    return [...texts, ...raw];
  });
};

/** ABI4002: what a contract states is written a second time by hand. */
import { related } from '../../diagnostics/diagnostic.ts';
import type { MarkerDef } from '../../model/types.ts';
import { drift } from '../finding.ts';
import type { Rule } from '../rule.ts';

function markerIn(text: string, markers: readonly MarkerDef[]): MarkerDef | undefined {
  return markers.find((one) => text === one.text || text === one.fail);
}

/** ABI4002. */
export const literals: Rule = ({ model, sources }) => {
  const numbers = new Map(model.syscalls.map(({ number, id, pos }) => [number, { id, pos }]));
  const opcodes = new Map(
    model.services.flatMap(({ ops }) => ops.map(({ opcode, id, pos }) => [opcode, { id, pos }])),
  );
  const product = sources.filter(({ role }) => role === 'product');
  return product.flatMap(({ file, facts }) => {
    const texts = facts.strings.flatMap(({ text, line, col }) => {
      const marker = markerIn(text, model.markers);
      if (marker === undefined) return [];
      const message = `'${text}' repeats the text of ${marker.id}`;
      return drift('impl/raw-literal', { file, line, col }, message, {
        related: [related('declared', marker.pos, `'${marker.text}'`)],
        fix: `use MARKERS.${marker.name}`,
      });
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

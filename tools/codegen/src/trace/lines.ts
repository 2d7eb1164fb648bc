/** Resolves console lines to elements of contracts. */
import type { Model } from '../model/types.ts';

/** The meaning of a console line. */
export type Meaning = {
  readonly kind: 'marker' | 'fail' | 'diagnostic' | 'audit' | 'panic' | 'text';
  /** The id of the element; empty for plain text. */
  readonly id: string;
  /** A note: the fields of an audit line, or a forged identity. */
  readonly note: string;
};

const PLAIN: Meaning = { kind: 'text', id: '', note: '' };

/** A text with `{names}` as a pattern. */
function patternOf(text: string): RegExp {
  const escaped = text.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(/\{\w+\}/g, String.raw`(\S+)`)}$`);
}

/** Whether a line is this text, or begins with it where more may follow. */
function isText(line: string, text: string, detail: boolean): boolean {
  return line === text || (detail && line.startsWith(`${text} `));
}

/** What tells meanings from texts, made once for a model. */
export function meaningsOf(model: Model): (text: string, by: string | undefined) => Meaning {
  const patterns = model.diagnostics.map(({ id, text }) => {
    return { id, pattern: patternOf(text) };
  });
  return (text, by) => {
    for (const { id, text: own, detail, fail, by: declared, proves } of model.markers) {
      const forged = by !== undefined && by !== declared ? `forged: ${declared} prints it, ` : '';
      if (isText(text, own, detail)) {
        return { kind: 'marker', id, note: `${forged}proves ${proves.join(', ') || 'nothing'}` };
      }
      if (fail !== undefined && isText(text, fail, true)) {
        return { kind: 'fail', id, note: `${forged}its assertion failed` };
      }
    }
    const audit = model.audit.find(({ prefix }) => text.startsWith(`${prefix} `));
    if (audit !== undefined) {
      const missing = audit.fields.flatMap(({ name }) =>
        text.includes(` ${name}=`) ? [] : [name],
      );
      const note = missing.length === 0 ? '' : `lacks ${missing.join(', ')}`;
      return { kind: 'audit', id: audit.id, note };
    }
    const diagnostic = patterns.find(({ pattern }) => pattern.test(text));
    if (diagnostic !== undefined) return { kind: 'diagnostic', id: diagnostic.id, note: '' };
    return text.startsWith('PANIC ') ? { kind: 'panic', id: '', note: '' } : PLAIN;
  };
}

/** The options of verbs that report findings, and how they are printed. */
import type { Format, Report } from '@abicus/codegen/check';
import { text, type Io, type Option, type Values } from './command.ts';

/** `--format` and its short form `--json`. */
export const FORMAT_OPTIONS: Readonly<Record<string, Option>> = {
  format: {
    type: 'string',
    help: 'how findings are printed (text if not given)',
    oneOf: ['text', 'json', 'github', 'sarif'],
  },
  json: { type: 'boolean', help: 'the same as --format json' },
};

/** The format that was asked for. The table has rejected any other word. */
export function formatOf(values: Values): Format {
  const word = text(values, 'format');
  if (word === 'json' || word === 'github' || word === 'sarif') return word;
  return values['json'] === true ? 'json' : 'text';
}

/** Prints a report. */
export async function printReport(report: Report, values: Values, io: Io): Promise<void> {
  const { formatReport } = await import('@abicus/codegen/check');
  io.out(formatReport(report, formatOf(values)));
}

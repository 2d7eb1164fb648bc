/** Output formats of findings. */
import type { Format, Report } from '@abicus/codegen/check';
import { text, type Io, type Option, type Values } from './command.ts';

/** `--format` and its short form `--json`. */
export const FORMAT_OPTIONS: Readonly<Record<string, Option>> = {
  format: {
    type: 'string',
    help: 'format of the findings (default: text)',
    oneOf: ['text', 'json', 'github', 'sarif'],
  },
  json: { type: 'boolean', help: 'short for --format json', shortFor: 'format' },
};

/** Returns the requested format. The argument parser has rejected any other word. */
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

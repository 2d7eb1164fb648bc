/** Findings in the four formats: text, JSON, GitHub's annotations, SARIF. */
import { formatDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { plural } from '../diagnostics/plural.ts';

/** The formats. */
export const FORMATS = ['text', 'json', 'github', 'sarif'] as const;

/** A format. */
export type Format = (typeof FORMATS)[number];

/** The report of `check` or `prove`. */
export type Report = {
  /** The verb: `check`. */
  readonly verb: string;
  readonly findings: readonly Diagnostic[];
  readonly elements: number;
  readonly files: number;
  readonly notes: readonly string[];
  /** Missing inputs: with any, a report without findings is not called clean. */
  readonly missing?: readonly string[];
  /** Why contracts could not be compared with a base; with it, a report is not called clean. */
  readonly failed?: string;
};

function counts({ findings, elements, files, missing = [], failed }: Report): string {
  const looked = `Checked ${plural(elements, 'element')}, ${plural(files, 'file')}`;
  if (findings.length === 0 && missing.length > 0) return `${looked}: proves nothing yet`;
  if (findings.length === 0 && failed !== undefined) return `${looked}: not compared`;
  return findings.length === 0
    ? `${looked}: clean`
    : `${looked}: ${plural(findings.length, 'finding')}`;
}

function text(report: Report): string {
  const findings = report.findings.map(formatDiagnostic);
  const notes = report.notes.map((note) => `note: ${note}`);
  return [...findings, ...notes, counts(report), ''].join('\n');
}

/** Characters that end a property or a message of a GitHub command. */
function escapeGithub(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function github(report: Report): string {
  const lines = report.findings.map((one) => {
    const { file, line, col, code, slug, message, fix } = one;
    const place = `file=${escapeGithub(file)},line=${line},col=${col}`;
    const whole = fix === '' ? message : `${message}\nfix: ${fix}`;
    return `::error ${place},title=${code} ${slug}::${escapeGithub(whole)}`;
  });
  const notes = report.notes.map((note) => `::notice::${escapeGithub(note)}`);
  return [...lines, ...notes, counts(report), ''].join('\n');
}

function sarif({ findings, verb }: Report): string {
  const place = ({ file, line, col }: { file: string; line: number; col: number }): object => {
    const region = { startLine: line, startColumn: col };
    return { physicalLocation: { artifactLocation: { uri: file }, region } };
  };
  const rules = [...new Map(findings.map(({ code, slug }) => [code, slug]))].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const results = findings.map((one) => {
    const { code, message, related } = one;
    return {
      ruleId: code,
      level: 'error',
      message: { text: one.fix === '' ? message : `${message} (fix: ${one.fix})` },
      locations: [place(one)],
      relatedLocations: related.map((other, id) => {
        return { id, message: { text: `${other.label}: ${other.text}` }, ...place(other) };
      }),
    };
  });
  const driver = {
    name: `abicus ${verb}`,
    rules: rules.map(([id, name]) => {
      return { id, name };
    }),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** A report in a format. */
export function formatReport(report: Report, format: Format): string {
  switch (format) {
    case 'text':
      return text(report);
    case 'json':
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case 'github':
      return github(report);
    case 'sarif':
      return sarif(report);
  }
}

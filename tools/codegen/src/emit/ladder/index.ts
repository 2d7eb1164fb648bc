/**
 * The ladder: every rung in order, profiles and phases, and the recogniser of logs, in the package
 * that the contract with the ladder feeds.
 */
import type { AuditDef, DiagnosticDef, MarkerDef, Model } from '../../model/types.ts';
import { property, quote } from '../../output/code.ts';
import { codeFile, type CodeFile, type Origin } from '../../output/code-file.ts';
import { sourcePath, type Workspace } from '../../workspace/config.ts';
import { outputs, type Emitter } from '../emitter.ts';
import { contractsFile } from './contracts.ts';
import { LINE_TEXT, MATCH_TEXT, RECOGNISE_TEXT, VERDICT_TEXT } from './texts.ts';

const KERNEL = 'neuron';

const RUNG_TYPE = `/** A rung: a line of evidence, and its place on the ladder. */
export interface Rung {
  readonly name: RungName;
  /** The whole line, or what it starts with if there may be a detail after it. */
  readonly text: string;
  readonly detail: boolean;
  /** What the line of a failed assertion starts with. */
  readonly fail: string;
  /** Who may print it. */
  readonly by: string;
  readonly phase: PhaseName;
  /** The only profile that has it. */
  readonly profile?: ProfileName;
  /** Ids of the elements that it is evidence for. */
  readonly proves: readonly string[];
}
`;

function union(file: CodeFile, doc: string, name: string, names: readonly string[]): void {
  file.doc(doc);
  file.print(
    `export type ${name} = ${names.length === 0 ? 'never' : names.map(quote).join(' | ')};`,
  );
  file.blank();
}

function list(file: CodeFile, doc: string, head: string, items: readonly string[]): void {
  file.doc(doc);
  file.print(`export const ${head} = [${items.join(', ')}];`);
  file.blank();
}

function rung(marker: MarkerDef, lastPhase: string): string {
  const { name, text, detail, by, proves, profile } = marker;
  const fields = [
    `name: ${quote(name)}`,
    `text: ${quote(text)}`,
    `detail: ${detail}`,
    `fail: ${quote(marker.fail ?? `${text} FAIL`)}`,
    `by: ${quote(by)}`,
    `phase: ${quote(marker.phase ?? lastPhase)}`,
    ...(profile === undefined ? [] : [`profile: ${quote(profile)}`]),
    `proves: [${proves.map(quote).join(', ')}]`,
  ];
  return `{ ${fields.join(', ')} }`;
}

/** Text as part of a regular expression. */
const literalText = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A diagnostic as a regular expression: `{name}` stands for a word. */
export function diagnosticPattern({ text }: DiagnosticDef): string {
  const parts = text.split(/\{\w+\}/).map(literalText);
  return `/^${parts.join('\\S+')}$/`;
}

/** An audit line as a regular expression. */
export function auditPattern({ prefix, fields }: AuditDef): string {
  const values = fields.map((field) => ` ${literalText(field)}=\\S*`).join('');
  return `/^${literalText(prefix)}${values}$/`;
}

/** Who may print an audit line: the kernel, or the service of its contract. */
function auditor(model: Model, line: AuditDef): string | undefined {
  if (line.feeds === 'kernel') return KERNEL;
  return model.services.find((service) => service.contract === line.contract)?.name;
}

function declaredLines(model: Model): string[] {
  const diagnostics = model.diagnostics.map((one) => {
    return `{ id: ${quote(one.id)}, pattern: ${diagnosticPattern(one)}, by: ${quote(one.by)} }`;
  });
  const audits = model.audit.map((line) => {
    const by = auditor(model, line);
    const who = by === undefined ? 'undefined' : quote(by);
    return `{ id: ${quote(line.id)}, pattern: ${auditPattern(line)}, by: ${who} }`;
  });
  return [...diagnostics, ...audits];
}

/** What the texts of markers start with, up to the first `: `. */
export function namespacesOf(markers: readonly MarkerDef[]): string[] {
  const starts = markers.flatMap(({ text }) => {
    const end = text.indexOf(': ');
    return end === -1 ? [] : [text.slice(0, end + 2)];
  });
  return [...new Set(starts)].sort();
}

function printData(file: CodeFile, model: Model): void {
  const { markers, phases, profiles } = model;
  const lastPhase = phases.at(-1)?.name ?? '';
  const phaseNames = phases.length === 0 ? [''] : phases.map(({ name }) => name);
  const rungs = markers.map((marker) => rung(marker, lastPhase));
  union(
    file,
    'The name of a rung.',
    'RungName',
    markers.map(({ name }) => name),
  );
  union(file, 'The name of a phase.', 'PhaseName', phaseNames);
  union(
    file,
    'The name of a profile.',
    'ProfileName',
    profiles.map(({ name }) => name),
  );
  file.print(RUNG_TYPE);
  list(file, 'The rungs of all profiles, in order.', 'RUNGS: readonly Rung[]', rungs);
  const parts = phases.map(({ name, until, doc }) => {
    return `{ name: ${quote(name)}, until: ${quote(until)}, doc: ${quote(doc)} }`;
  });
  const phaseType = '{ readonly name: PhaseName; readonly until: RungName; readonly doc: string }';
  const doc = 'The phases, in order: each goes up to and including a rung.';
  list(file, doc, `PHASES: readonly ${phaseType}[]`, parts);
  file.doc('The profiles: how many harts a machine of each has.');
  file.block(
    'export const PROFILES = ',
    () => {
      for (const { name, minHarts, maxHarts } of profiles) {
        file.print(`${property(name)}: { minHarts: ${minHarts}, maxHarts: ${maxHarts} },`);
      }
    },
    '} as const;',
  );
  file.blank();
}

function ladderFile(path: string, model: Model): CodeFile {
  const file = codeFile(path, model.contracts);
  file.doc('The ladder: what a log must show, as data.');
  file.blank();
  file.doc('The identity of the kernel in the stamp of a line.');
  file.print(`export const KERNEL = ${quote(KERNEL)};`);
  file.blank();
  printData(file, model);
  const type = '{ readonly id: string; readonly pattern: RegExp; readonly by: string | undefined }';
  const doc = 'Lines that may appear any number of times, and who may print them.';
  list(file, doc, `DECLARED: readonly ${type}[]`, declaredLines(model));
  const spaces = namespacesOf(model.markers).map(quote);
  const why = 'What a line starts with that must be declared.';
  list(file, why, 'NAMESPACES: readonly string[]', spaces);
  return file;
}

function textFile(path: string, origins: readonly Origin[], text: string): CodeFile {
  const file = codeFile(path, origins);
  file.print(text);
  return file;
}

function emit(model: Model, workspace: Workspace): ReturnType<Emitter['emit']> {
  const [profile] = model.profiles;
  if (profile === undefined) return outputs();
  const path = (name: string): string => sourcePath(workspace, profile.feeds, name);
  const origins = model.contracts.filter(({ slug }) => slug === profile.contract);
  const recognise = textFile(path('recognise.ts'), origins, RECOGNISE_TEXT);
  recognise.keep('recognise');
  return outputs(
    contractsFile(path('contracts.ts'), model),
    ladderFile(path('ladder.ts'), model),
    textFile(path('line.ts'), origins, LINE_TEXT),
    textFile(path('match.ts'), origins, MATCH_TEXT),
    textFile(path('verdict.ts'), origins, VERDICT_TEXT),
    recognise,
  );
}

/** The ladder and its recogniser. */
export const ladder: Emitter = { name: 'ladder', emit };

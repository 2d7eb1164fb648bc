/**
 * Contracts with the expected finding beside the bad line, `//! ABI2003 ref/unknown 'polcyd'`:
 * code, slug, and a part of the message or of its fix. What is found must be exactly what is
 * announced, line by line, no more and no less.
 */
import * as language from '@abicus/contract';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LinkedContracts } from '../diff/diff.ts';
import { readSources } from '../generate/sources.ts';
import type { ContractFile } from '../generate/inputs.ts';
import { link } from '../model/link.ts';
import type { Model } from '../model/types.ts';
import { sourceFromValue, type ContractSource } from '../read/source.ts';
import { workspaceAt } from '../workspace/config.ts';
import { remembered } from './remembered.ts';

/** Sections of prose that a test does not care about, unless it gives them. */
export type Head = {
  readonly id?: string;
  readonly feeds?: string;
  readonly status?: string;
  readonly file?: string;
};

/** A contract from the sections that a test is about. All names of the language are imported. */
export function contractFile(sections: string, head: Head = {}): ContractFile {
  const { id = 'RFC-0001', feeds = 'kernel', status = 'accepted' } = head;
  const { file = `contracts/${id.toLowerCase()}-${feeds}.contract.ts` } = head;
  const text = `import { ${Object.keys(language).join(', ')} } from '@abicus/contract';
export default contract({
  id: '${id}', title: 'A contract', status: '${status}', owners: ['@test'], created: '2026-01-01',
  feeds: '${feeds}', context: 'A test.', goals: ['none'],
${sections}
});
`;
  return { file, text };
}

/** Errors that the types and calls of a test fail with. */
export const ERRORS = `errors: { EPERM: errno(1, 'not allowed'), EINVAL: errno(22, 'malformed') },`;

/** What a test announces: one line per finding, `file:line code slug`. */
function announced(
  files: readonly ContractFile[],
): { readonly key: string; readonly part: string }[] {
  return files.flatMap(({ file, text }) =>
    text.split('\n').flatMap((line, i) =>
      [...line.matchAll(/\/\/! (ABI\d+) ([\w/-]+) ?([^/]*)/g)].map(([, code, slug, part = '']) => {
        return { key: `${file}:${i + 1} ${code ?? ''} ${slug ?? ''}`, part: part.trim() };
      }),
    ),
  );
}

/**
 * Where findings and announcements differ: `unexpected …` for what is found and not announced,
 * `missing …` for what is announced and not found. A test expects no surprises.
 */
export function surprisesIn(
  files: readonly ContractFile[],
  previous: readonly ContractSource[] = [],
): string[] {
  const left = [...announced(files)];
  const unexpected: string[] = [];
  for (const finding of findingsOf(files, previous)) {
    const key = `${finding.file}:${finding.line} ${finding.code} ${finding.slug}`;
    const text = `${finding.message} ${finding.fix}`;
    const at = left.findIndex((one) => one.key === key && text.includes(one.part));
    if (at === -1) unexpected.push(`unexpected ${key} ${text}`);
    else left.splice(at, 1);
  }
  return [...unexpected, ...left.map(({ key, part }) => `missing ${key} ${part}`)];
}

/** The same for one contract, from the sections that a test is about. */
export function surprises(sections: string, head: Head = {}): string[] {
  return surprisesIn([contractFile(sections, head)]);
}

/** The findings of contracts, those of the reader or else those of the linker. */
export function findingsOf(
  files: readonly ContractFile[],
  previous: readonly ContractSource[] = [],
): readonly Diagnostic[] {
  const read = readSources(files);
  if (!read.ok) return read.diagnostics;
  const linked = link(read.sources, workspaceAt('/workspace'), previous);
  return linked.ok ? [] : linked.diagnostics;
}

const readings = remembered<readonly ContractSource[]>(64);
const links = remembered<LinkedContracts>(16);

const keyOf = (files: readonly ContractFile[]): string => JSON.stringify(files);

/** The sources of contracts that a test knows to be valid. */
function sourcesOf(files: readonly ContractFile[]): readonly ContractSource[] {
  return files.flatMap((file) =>
    readings(keyOf([file]), () => {
      const read = readSources([file]);
      if (!read.ok) throw new Error(JSON.stringify(read.diagnostics, undefined, 2));
      return read.sources;
    }),
  );
}

/** The model of contracts that a test knows to be valid. */
export function modelOf(files: readonly ContractFile[]): Model {
  return linkedOf(files).model;
}

/** The same with the sources, as two versions are compared. */
export function linkedOf(files: readonly ContractFile[]): LinkedContracts {
  return links(keyOf(files), () => {
    const sources = sourcesOf(files);
    const linked = link(sources, workspaceAt('/workspace'));
    if (!linked.ok) throw new Error(JSON.stringify(linked.diagnostics, undefined, 2));
    return { sources, model: linked.model };
  });
}

/** The sources of contracts as a snapshot keeps them: values without places. */
export function snapshotOf(files: readonly ContractFile[]): ContractSource[] {
  return sourcesOf(files).map(({ file, value }) => sourceFromValue(file, value));
}

/** Which files evidence is made of: a folder that lacks one of them is not whole, and proves nothing. */

/**
 * The files of each kind of evidence. `verdict.json` is the last to be written, so a run that was killed leaves none.
 *
 *     selftest   a run of the workspace's own machine: what it printed, what each hart did
 *     judge      a log of any system, which is named by its hash and stays where it is
 */
export const EVIDENCE_FILES = {
  selftest: ['console.log', 'contracts.json', 'trace.json', 'verdict.json'],
  judge: ['contracts.json', 'verdict.json'],
} as const;

/** A kind of evidence. */
export type EvidenceKind = keyof typeof EVIDENCE_FILES;

/** A file of a kind of evidence. */
export type EvidenceFile<K extends EvidenceKind> = (typeof EVIDENCE_FILES)[K][number];

/** The texts of all files of a kind of evidence. */
export type EvidenceTexts<K extends EvidenceKind> = Readonly<Record<EvidenceFile<K>, string>>;

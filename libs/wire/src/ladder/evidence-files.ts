/** The files of an evidence folder: a folder without one of them is incomplete and proves nothing. */

/**
 * The files of each kind of evidence. `verdict.json` is written last, so that a killed run leaves
 * none.
 * selftest   a run of the workspace's own machine: its console output, its log of each hart, its capabilities at the end,
 *            what its services counted
 * judge      a log of any system, which is identified by its hash and not copied
 */
export const EVIDENCE_FILES = {
  selftest: [
    'capabilities.json',
    'console.log',
    'contracts.json',
    'counters.json',
    'trace.json',
    'verdict.json',
  ],
  judge: ['contracts.json', 'verdict.json'],
} as const;

/** A kind of evidence. */
export type EvidenceKind = keyof typeof EVIDENCE_FILES;

/** A file of a kind of evidence. */
export type EvidenceFile<K extends EvidenceKind> = (typeof EVIDENCE_FILES)[K][number];

/** The texts of all files of a kind of evidence. */
export type EvidenceTexts<K extends EvidenceKind> = Readonly<Record<EvidenceFile<K>, string>>;

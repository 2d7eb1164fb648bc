/** The house style as rules over the tree; a test runs them, `npm run lint` too. */
import { adr } from './rules/adr.ts';
import { counts } from './rules/counts.ts';
import { docs } from './rules/docs.ts';
import { fileSystem } from './rules/file-system.ts';
import { fixedCode } from './rules/fixed-code.ts';
import { ipcLoops } from './rules/ipc-loops.ts';
import { kernelLayers } from './rules/kernel-layers.ts';
import { fileLength, lineLength } from './rules/length.ts';
import { links } from './rules/links.ts';
import { names } from './rules/names.ts';
import { plainEnglish } from './rules/plain-english.ts';
import { lock, words } from './rules/words.ts';
import type { Rule } from './rule.ts';

export { formatFinding, type File, type Finding, type Rule } from './rule.ts';
export { readTree } from './tree.ts';

/** All rules. */
export const RULES: readonly Rule[] = [
  fileLength,
  lineLength,
  words,
  counts,
  lock,
  names,
  plainEnglish,
  docs,
  adr,
  links,
  fixedCode,
  fileSystem,
  kernelLayers,
  ipcLoops,
];

/** The places of the plain English rule: each document and source file is covered, or excluded with a reason. */

/** Files that are checked. */
export const COVERED: readonly RegExp[] = [
  /^[^/]+\.md$/,
  /^docs\//,
  /^\.changeset\//,
  /^\.github\//,
  /^contracts\//,
  /^libs\/contract\//,
  /^libs\/kernel\//,
  /^apps\/abicus\//,
  /^tools\/codegen\//,
  /^tools\/system-report\//,
  /^tools\/nx\//,
  /^tools\/tidy\//,
  /^libs\/(?:wire|async|config|emulator|program|ipc|probe|service|services)\//,
  /^apps\/selftest\//,
  /^tools\/(?:bench|mutants)\//,
  /^tools\/(?:scripts\/|[\w-]+\.m?js$)/,
];

/** Files that are not checked, and why. */
export const EXCLUDED: readonly (readonly [place: RegExp, why: string])[] = [
  [/^docs\/reference\/|^libs\/(?:abi|system)\//, 'generated: contracts and emitters are checked'],
  [/\.(?:test|deep)\.ts$/, 'tests contain texts as data'],
  [/\/(?:testing|fixtures|fuzz)\//, 'code of tests contains texts as data'],
  [/^tools\/codegen\/src\/(?:testing|synthetic)\.ts$/, 'contracts for tests'],
  [/^[^/]+\.(?:ts|mjs|js)$/, 'configuration of tools'],
];

/** Whether a file contains prose: a document or source code. */
export function isProse(path: string): boolean {
  return /\.(?:md|ts|mts|cts|js|mjs|cjs)$/.test(path);
}

/** Whether a file is excluded. */
export function isExcluded(path: string): boolean {
  return EXCLUDED.some(([place]) => place.test(path));
}

/** Whether a file is checked, unless it is excluded. */
export function isCovered(path: string): boolean {
  return COVERED.some((place) => place.test(path));
}

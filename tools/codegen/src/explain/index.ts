/** The verb `explain`. */
export { DIFF_RULES, diffRule, type DiffRule } from '../diff/rules.ts';
export { codeOf, explain, EXPLANATIONS } from './explain.ts';
export type { Explanation } from './explanation.ts';

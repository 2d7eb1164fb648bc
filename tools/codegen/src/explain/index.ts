/** The verb `explain`. */
export { DIFF_RULES, diffRule, type DiffRule } from '../diff/rules.ts';
export { codeOf, explain, EXPLANATIONS, type Explanation } from './explain.ts';

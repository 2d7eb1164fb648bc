/** The verb `explain`. */
export { explain, EXPLANATIONS, type Explanation } from './explain.ts';

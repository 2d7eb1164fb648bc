/** The verb `bump`. */
export {
  changeLine,
  checkPlan,
  planBump,
  ruleText,
  unreleased,
  writeChangesets,
  type BumpPlan,
} from './bump.ts';
export { readChangesets, type Changesets } from './changesets.ts';
export type { NeededBump } from './needed.ts';

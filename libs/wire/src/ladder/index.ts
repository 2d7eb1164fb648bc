/** The log recogniser: compares the lines of a console with the ladder that contracts declare. */
export { plainLine, shownAs } from './controls.ts';
export * from './capabilities.ts';
export { FINDINGS_MAX } from './climb.ts';
export * from './counters.ts';
export * from './evidence-files.ts';
export * from './ladder.ts';
export * from './line.ts';
export * from './match.ts';
export * from './recognise.ts';
export * from './verdict.ts';

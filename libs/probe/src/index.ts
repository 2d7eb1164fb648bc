/** What the probes of a service are written with: a probe proves one rung of the ladder on the machine. */
export * from './grant.ts';
export * from './now.ts';
export * from './outcome.ts';
export * from './probe.ts';
export * from './sector-pattern.ts';
export * from './start-child.ts';
export * from './system.ts';

/**
 * The test suites of generated packages: a package's `./testing` has shapes and golden vectors, and
 * these modules make cases, tests and arbitrary values from them.
 */
export { anyFrame, anyValue } from './any.ts';
export * from './decode-cases.ts';
export * from './decoding.ts';
export { seededDraw, type Draw } from './draw.ts';
export * from './drew.ts';
export * from './encoded-frame.ts';
export * from './frame-cases.ts';
export { frameTitle, type FrameCase } from './frame-task.ts';
export * from './frames.ts';
export * from './hex.ts';
export * from './hostile-frames.ts';
export * from './reached.ts';
export * from './rejects.ts';
export * from './rpc-cases.ts';
export * from './rpc-tests.ts';
export * from './schema-cases.ts';
export * from './schema-values.ts';
export type * from './shapes.ts';
export * from './stored-cases.ts';
export * from './test-case.ts';
export * from './types.ts';
export * from './violation.ts';
export * from './wrappers.ts';

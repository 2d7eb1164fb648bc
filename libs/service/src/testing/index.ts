/** A service under test without a machine. */
export * from './hostile.ts';
export * from './load.ts';
export * from './rig.ts';
export { asked } from '../trial.ts';
export { isProgram } from '../handlers.ts';

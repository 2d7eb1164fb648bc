/** The logd service. */

export * from './logd.ts';
export * from './record-text.ts';
export * from './state.ts';

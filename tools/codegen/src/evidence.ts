/** Evidence of runs, for tools that read what a selftest left. */
export { readWhole } from './judge/whole.ts';
export { hashesOf } from './prove/evidence.ts';
export { isObject, word } from './prove/json.ts';
export { otherContracts } from './prove/markers.ts';

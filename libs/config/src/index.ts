/** Checks TOML and JSON files with the schemas of contracts: a typed value, or findings with places. */
export { formatFinding, type ConfigFinding } from './finding.ts';
export { DEPTH_MAX, SIZE_MAX, TOKEN_MAX } from './limits.ts';
export { parseConfig, type ConfigResult, type ConfigText } from './parse-config.ts';
export { readConfig } from './read-config.ts';

/** The Nx plugin: targets, sync and generators for contract-first workspaces. */
export { createNodes } from './plugin.ts';

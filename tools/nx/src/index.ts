/** The Nx plugin: targets, sync and generators for contract-first workspaces. */
export {};

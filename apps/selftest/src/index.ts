/** Boots the system and proves the marker ladder. */
export {};

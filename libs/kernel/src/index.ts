/** The microkernel: decode, check, execute, one outcome. */
export {};

/** The kernel ABI: syscall numbers, wrappers for programs, decoders for the kernel. Generated from contracts. */
export {};

/** The protocol of the first service. Generated from contracts. */
export {};

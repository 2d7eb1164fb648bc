/** The protocol of the timer service. Generated from contracts. */
export {};

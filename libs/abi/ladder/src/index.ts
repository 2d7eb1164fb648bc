/** The marker ladder of each profile and its recogniser. Generated from contracts. */
export {};

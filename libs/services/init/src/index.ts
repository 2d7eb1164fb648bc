/** The first service: starts the others and hands out capabilities. */
export {};

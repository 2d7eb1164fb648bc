/** Reads contracts and writes what follows from them. */
export {};

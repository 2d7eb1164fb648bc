/** Measures the wire formats and the machine. */
export {};

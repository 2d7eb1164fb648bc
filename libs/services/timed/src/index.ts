/** The timer service. */
export {};

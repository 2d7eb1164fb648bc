/** What programs are written with. */
export {};

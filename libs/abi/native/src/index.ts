/** The ABI for other languages: a C header and a no_std Rust module. Generated from contracts. */
export {};

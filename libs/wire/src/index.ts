/** The runtime of generated code: results, frames, integers, hashes. */
export {};

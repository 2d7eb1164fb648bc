/** Cases, vectors and generators of inputs for @abicus/abi-timed. */
export {};

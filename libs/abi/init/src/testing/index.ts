/** Cases, vectors and generators of inputs for @abicus/abi-init. */
export {};

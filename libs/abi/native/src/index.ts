// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:3b97ab4cce6d2da3

/** Where the C header and the Rust crate of this package are. */

/** The C header. Needs C11 or C++11, and attributes of GNU C. */
export const headerUrl: URL = new URL('../include/abicus.h', import.meta.url);

/** The root of the Rust crate. Needs edition 2021; it is `no_std`. */
export const crateUrl: URL = new URL('../rust/abicus.rs', import.meta.url);

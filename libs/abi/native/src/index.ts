// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:09e83834554a3467

/** The URLs of the C header and the Rust crate of this package. */

/** The C header. Needs C11 or C++11, and attributes of GNU C. */
export const headerUrl: URL = new URL('../include/abicus.h', import.meta.url);

/** The root of the Rust crate. Needs edition 2021; it is `no_std`. */
export const crateUrl: URL = new URL('../rust/abicus.rs', import.meta.url);

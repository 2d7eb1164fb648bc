// @generated from contracts/*.contract.ts. Do not edit: change the contract, then run `abicus generate`.
// body sha256:717b735fcff3f2a3

/** Where the C header and the Rust crate of this package are. */

/** The C header. Needs C11. */
export const headerUrl: URL = new URL('../include/abicus.h', import.meta.url);

/** The root of the Rust crate. Needs edition 2021; it is `no_std`. */
export const crateUrl: URL = new URL('../rust/abicus.rs', import.meta.url);

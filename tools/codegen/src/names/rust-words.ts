/** Words that Rust has for itself, and names of its prelude. */

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Keywords of Rust up to edition 2024, those reserved for later among them. */
export const RUST_KEYWORDS: ReadonlySet<string> = new Set(
  words(`
    as async await break const continue crate dyn else enum extern false fn for gen if impl in let loop match
    mod move mut pub ref return self Self static struct super trait true type unsafe use where while
    abstract become box do final macro override priv try typeof unsized virtual yield
  `),
);

/**
 * Types, traits and variants of the prelude, of `core` and `std`: a glob import of the crate would
 * hide them.
 */
export const RUST_PRELUDE: ReadonlySet<string> = new Set(
  words(`
    AsMut AsRef AsyncFn AsyncFnMut AsyncFnOnce Box Clone Copy Debug Default DoubleEndedIterator Drop Eq Err
    ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Future Hash Into IntoFuture IntoIterator
    Iterator None Ok Option Ord PartialEq PartialOrd Result Send Sized Some String Sync ToOwned ToString
    TryFrom TryInto Unpin Vec
  `),
);

/** Names and prose that contracts are drawn with. */
/** Names that a target language, the runtime or the emitters may have for themselves. */
export declare const HOSTILE_NAMES: readonly string[];
/** Names that are none, in any language or in some. */
export declare const NO_NAMES: readonly string[];
/** Prose that ends comments, strings and templates where an emitter does not take care. */
export declare const HOSTILE_PROSE: readonly string[];

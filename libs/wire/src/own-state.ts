/** What a program states of its own state, for digests and the evidence of a run. */

/** Plain values, as JSON has them. */
export type OwnState =
  | number
  | string
  | boolean
  | readonly OwnState[]
  | { readonly [name: string]: OwnState };

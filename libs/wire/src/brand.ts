/** Brands: integers with different meanings are different types, at no cost at run time. */

declare const brand: unique symbol;

/** A `T` that was checked as an `N`. The same brand name in two packages is the same type. */
export type Brand<T, N extends string> = T & { readonly [brand]: N };

/** Brands: integers that mean different things are not interchangeable, at no cost at run time. */

declare const brand: unique symbol;

/** `T` that was checked, or is known, to be an `N`. Two packages that name the same brand agree. */
export type Brand<T, N extends string> = T & { readonly [brand]: N };

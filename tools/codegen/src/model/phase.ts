/** The basis of the linker's later phases: everything that has a name. */
import type { Context } from './context.ts';
import type { Errors } from './link-errors.ts';
import type { Limits } from './link-limits.ts';
import type { Types } from './link-types.ts';
import type { Principals } from './principals.ts';

/** Names and their resolvers. */
export type Phase = {
  readonly context: Context;
  readonly errors: Errors;
  readonly types: Types;
  readonly limits: Limits;
  readonly principals: Principals;
};

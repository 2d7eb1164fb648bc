/** The emitters, in the order in which they run. One line each. */
import { audit } from './audit.ts';
import { board } from './board.ts';
import { composites } from './composites.ts';
import { configs } from './config.ts';
import { docs } from './docs/index.ts';
import { dispatch } from './dispatch.ts';
import type { Emitter } from './emitter.ts';
import { errorClasses } from './error-class.ts';
import { errors } from './errors.ts';
import { ladder } from './ladder/index.ts';
import { limits } from './limits.ts';
import { machines } from './machines.ts';
import { markers } from './markers.ts';
import { native } from './native/index.ts';
import { numbers } from './numbers.ts';
import { ops } from './ops.ts';
import { packageIndex } from './package-index.ts';
import { persisted } from './persisted.ts';
import { principals } from './principals.ts';
import { programs } from './program.ts';
import { rpcs } from './rpc/index.ts';
import { services } from './service/index.ts';
import { structs } from './structs.ts';
import { system } from './system/index.ts';
import { testing } from './testing/index.ts';
import { types } from './types.ts';

/** All of them. The index comes last: it exports what the others give. */
export const EMITTERS: readonly Emitter[] = [
  audit,
  board,
  composites,
  configs,
  dispatch,
  docs,
  errorClasses,
  errors,
  ladder,
  limits,
  machines,
  markers,
  native,
  numbers,
  ops,
  persisted,
  principals,
  programs,
  rpcs,
  services,
  structs,
  system,
  testing,
  types,
  packageIndex,
];

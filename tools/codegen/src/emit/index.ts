/** The emitters, in the order in which they run. One line each. */
import { board } from './board.ts';
import type { Emitter } from './emitter.ts';
import { native } from './native/index.ts';

/** All of them. */
export const EMITTERS: readonly Emitter[] = [board, native];

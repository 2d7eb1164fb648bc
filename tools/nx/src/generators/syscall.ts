/** `nx g @abicus/nx:syscall NAME`. */
import type { Tree } from '../nx.ts';
import { scaffold, type Callback, type Options } from './scaffold.ts';

/** Makes what `abicus new syscall NAME` makes. */
export default function generate(tree: Tree, options: Options): Promise<Callback> {
  return scaffold('syscall', tree, options);
}

/** `nx g @abicus/nx:contract NAME`. */
import type { Tree } from '../nx.ts';
import { scaffold, type Callback, type Options } from './scaffold.ts';

/** Makes what `abicus new contract NAME` makes. */
export default function generate(tree: Tree, options: Options): Promise<Callback> {
  return scaffold('contract', tree, options);
}

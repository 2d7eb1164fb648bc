/** `nx g @abicus/nx:service NAME`. */
import type { Tree } from '../nx.ts';
import { scaffold, type Callback, type Options } from './scaffold.ts';

/** Makes what `abicus new service NAME` makes. */
export default function generate(tree: Tree, options: Options): Promise<Callback> {
  return scaffold('service', tree, options);
}

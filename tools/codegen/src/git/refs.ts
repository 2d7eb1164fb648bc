/** What git has to compare with: branches by name, and whether there is a release; one listing for all. */
import { git } from './git.ts';

/** The pattern of tags that changesets makes of releases. */
export const RELEASES = '*@[0-9]*';

/** A listing of references. */
export type Refs = {
  /** The commits of the branches that were asked for, by name; a local branch comes before that of a remote. */
  readonly branches: ReadonlyMap<string, string>;
  /** The branch that is checked out, if it is one of them. */
  readonly here: string | undefined;
  /** Whether any tag is one of a release; it may be of another branch. */
  readonly hasRelease: boolean;
};

const LINE = /^([* ]) (\S+) refs\/(heads|remotes|tags)\/(.+)$/;

/** Lists what there is of these branches, and of all tags. */
export function refsOf(root: string, names: readonly string[]): Refs {
  const patterns = names.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/${name}`]);
  const format = '--format=%(HEAD) %(objectname) %(refname)';
  const listed = git(root, 'for-each-ref', format, ...patterns, 'refs/tags') ?? '';
  const branches = new Map<string, string>();
  let here: string | undefined;
  let hasRelease = false;
  for (const line of listed.split('\n')) {
    const [, head, commit = '', kind, name = ''] = LINE.exec(line) ?? [];
    // A pattern is also a folder of branches.
    if (kind === 'tags') hasRelease ||= /@\d/.test(name);
    else if (names.includes(name) && !branches.has(name)) branches.set(name, commit);
    if (head === '*') here = name;
  }
  return { branches, here, hasRelease };
}

/**
 * What is known of the bundle with which the command line starts in a workspace: written by `npm run bundle`, read by
 * the launcher (`apps/abicus/bin/bundle.cjs`) and by `check`.
 */
import type { Stamp } from '../files/stamp.ts';

/** The folder of the bundle, in the workspace. */
export const BUNDLE = 'node_modules/.cache/abicus/start';

/** The form of an index; there is no other. */
export const BUNDLE_VERSION = 1;

/** Before the target of a link, which is the content of one. */
export const LINK = 'link:';

/** A file of a bundle: its path, its stamp, and the hash of its content, or where it leads if it is a link. */
export type BundleRow = readonly [path: string, ...stamp: Stamp, content: string];

/** What the launcher needs to run a command from the bundle. */
export type CommandIndex = {
  readonly version: number;
  /** The workspace: a copy of it makes its own. */
  readonly root: string;
  /** The folder of the chunks: a hash of their contents. */
  readonly id: string;
  /** What the command can load, and what the bundle is made with: paths in the workspace. */
  readonly inputs: readonly BundleRow[];
  /** The files of the bundle: paths in its folder. */
  readonly chunks: readonly BundleRow[];
  /** The chunks that are loaded by the path of their source. */
  readonly entries: Readonly<Record<string, string>>;
  /** Whether it imports the system of the workspace that it runs in. */
  readonly importsSystem: boolean;
};

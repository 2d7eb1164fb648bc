/** Names of files and folders. */
import type { Rule } from '../rule.ts';

// Names that tools or custom give; everything else is small letters, digits and hyphens.
const GIVEN =
  /^(README|ARCHITECTURE|CONTRIBUTING|CHANGELOG)\.md$|^LICENSE$|^PULL_REQUEST_TEMPLATE\.md$/;

/** Files and folders are named in kebab-case. */
export const names: Rule = {
  name: 'names',
  find: (files) =>
    files.flatMap(({ path }) => {
      const odd = path
        .split('/')
        .find((part) => !GIVEN.test(part) && !/^\.?[a-z0-9]+([.-][a-z0-9]+)*$/.test(part));
      return odd === undefined ? [] : [{ path, line: 1, message: `'${odd}' is not kebab-case` }];
    }),
};

/** Each form of changesets of `changesets.test.ts`, read by `changeset status` itself. */
import { expect, test } from 'vitest';
import {
  FORMS,
  OF_PRIVATE,
  PRIVATE,
  repository,
  statusOf,
  withPrivate,
} from './testing/changeset-forms.ts';

test.each(FORMS)('%s: read as `changeset status` reads it', (_, text, releases) => {
  const made = repository();
  made.write('.changeset/one.md', text);
  expect(statusOf(made)).toEqual(releases);
});

test.each(PRIVATE)(
  'a private package beside a public one, with privatePackages %j: read as `changeset status` reads it',
  (privatePackages, isTaken) => {
    const made = repository();
    withPrivate(made, privatePackages);
    expect(statusOf(made)).toEqual(isTaken ? OF_PRIVATE : undefined);
  },
);

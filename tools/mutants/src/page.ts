/** The page `docs/mutants.md`: what came of all mutants, by package. */
import { ladderShares } from './ladder-share.ts';
import { describe } from './mutant.ts';
import { packageOf } from './packages.ts';
import { hasSurvived, tableOf, type Trial } from './report.ts';
import { MAY_SURVIVE, type Survivors } from './survivors.ts';

/** The path of the page. */
export const PAGE = 'docs/mutants.md';

const count = (value: number): string => value.toLocaleString('en-US');

/** Mutants by package, each as a line and what is said of it. */
function listOf(trials: readonly Trial[], said: (trial: Trial) => string): string {
  if (trials.length === 0) return 'None.';
  const groups = Map.groupBy(trials, ({ mutant }) => packageOf(mutant.file) ?? '');
  const texts = [...groups].map(([name, of]) => {
    // Between fences nothing of a source is read as Markdown.
    const lines = of.map((one) => `${describe(one.mutant)}\n  ${said(one)}`);
    return `### ${name}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``;
  });
  return texts.join('\n\n');
}

/** The text of the page. @param mutants the number of mutants by package @param commit that the results are of */
export function pageOf(
  tried: readonly Trial[],
  mutants: ReadonlyMap<string, number>,
  commit: string,
): string {
  const all = [...mutants.values()].reduce((sum, of) => sum + of, 0);
  const wide = tried.filter(({ outcome }) => outcome.by === 'wide');
  const known = tried.filter(({ outcome, isKnown }) => isKnown && outcome.by === undefined);
  return `# What notices a wrong line

Written by \`npm run mutants -- --report\` from the results of its runs, at ${commit}. A mutant is one place of a source, changed:
a check dropped, a comparison flipped, a call deleted. Of ${count(all)} mutants ${count(tried.length)} were tried, each up to the first of
these that noticed it:

- _selftest_: the ladder alone, with one and two harts
- _types_: the compiler rejects it
- _bites_: of probes, the faults in \`bites.txt\`: each assertion fails with its own
- _unit_: the narrow tests, of the package itself and of what imports the file over at most two steps
- _check_: \`abicus check\`
- _prove_: \`abicus prove\`
- _wide_: all other tests that import the file, so that only the whole \`npm test\` notices

_Equivalent_ are those that nothing can notice, listed with a reason each in \`tools/mutants/equivalent\`; _known_ are survivors that
are listed in \`tools/mutants/survivors.json\`, which may only shrink.

${[tableOf(tried, mutants), ...ladderShares(tried).map((line) => `- ${line}`)].join('\n\n')}

## Noticed only by the whole \`npm test\`

${listOf(wide, ({ outcome }) => outcome.what ?? '')}

## Known survivors

${listOf(known, ({ mutant }) => mutant.id)}

## Survivors

${listOf(tried.filter(hasSurvived), ({ mutant }) => mutant.id)}
`;
}

const [FROM, TO] = ['<!-- mutants -->', '<!-- /mutants -->'];

/** What the README says of mutants: how many are known to survive, of packages that were tried as a whole. */
export function blockOf(list: Survivors, hasPage: boolean): string {
  const page = hasPage ? `What notices a wrong line, by package: [mutants](${PAGE}). ` : '';
  const counts = Object.entries(list).map(([name, ids]) => `${name} ${count(ids.length)}`);
  const known = counts.length === 0 ? [] : [`which may only become fewer: ${counts.join(', ')}`];
  const untried = MAY_SURVIVE.filter((name) => list[name] === undefined);
  const open = untried.length === 0 ? [] : [`not tried as a whole yet: ${untried.join(', ')}`];
  return `${FROM}\n\n${page}[Known survivors](tools/mutants/survivors.json), ${[...known, ...open].join('; ')}.\n\n${TO}`;
}

/** The README with that in its place. Throws if it has none. */
export function readmeWith(readme: string, block: string): string {
  const [from, to] = [readme.indexOf(FROM), readme.indexOf(TO)];
  if (from === -1 || to < from) throw new Error(`README.md has no ${FROM} and ${TO}`);
  return readme.slice(0, from) + block + readme.slice(to + TO.length);
}

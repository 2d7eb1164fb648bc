/** The page `docs/mutants.md`: what came of the mutants of each package, when it was last tried. */
import { CannotJudge } from './run/stages.ts';
import { shareText } from './ladder-share.ts';
import { sumOf, tableOf } from './report.ts';
import { MAY_SURVIVE, type Survivors } from './survivors.ts';
import type { PackageReports, PackageReport } from './package-reports.ts';

/** The path of the page. */
export const PAGE = 'docs/mutants.md';

const count = (value: number): string => value.toLocaleString('en-US');

/** Mutants by package, as lines. */
function listOf(tried: PackageReports, of: (one: PackageReport) => readonly string[]): string {
  const texts = Object.entries(tried).flatMap(([name, one]) => {
    const lines = of(one);
    // Between fences nothing of a source is read as Markdown.
    return lines.length === 0 ? [] : [`### ${name}\n\n\`\`\`text\n${lines.join('\n')}\n\`\`\``];
  });
  return texts.length === 0 ? 'None.' : texts.join('\n\n');
}

/** What is said of one package below the table. */
function noteOf(name: string, { commit, ladder }: PackageReport): string {
  return `- ${name}: at ${commit}${ladder === undefined ? '' : `; ${shareText(name, ladder)}`}`;
}

/** The text of the page. */
export function pageOf(tried: PackageReports): string {
  const rows = new Map(Object.entries(tried).map(([name, { counts }]) => [name, counts]));
  const total = (column: string): string => count(sumOf(rows.values(), column));
  const notes = Object.entries(tried).map(([name, one]) => noteOf(name, one));
  return `# What notices a wrong line

Written by \`npm run mutants -- --report\` from the results of its runs. A mutant is one place of a source, changed: a check
dropped, a comparison flipped, a call deleted. Of ${total('mutants')} mutants ${total('tried')} have a verdict; each went up to the first of these that
noticed it:

- _selftest_: the ladder alone, with one and two harts
- _types_: the compiler rejects it
- _bites_: of probes, the faults in \`bites.txt\`: each assertion fails with its own
- _unit_: the narrow tests, of the package itself and of what imports the file over at most two steps
- _check_: \`abicus check\`
- _prove_: \`abicus prove\`
- _wide_: all other tests that import the file, so that only the whole \`npm test\` notices

_Equivalent_ are those that nothing can notice, listed with a reason each in \`tools/mutants/equivalent\`, until one falls; _known_ are survivors that
are listed in \`tools/mutants/survivors.json\`, which may only shrink. A mutant without a verdict passed what was
tried of it in the time that it had.

${tableOf(rows)}

${notes.length === 0 ? 'None was tried.' : notes.join('\n')}

## Noticed only by the whole \`npm test\`

${listOf(tried, ({ wide }) => wide)}

## Known survivors

${listOf(tried, ({ known }) => known)}

## Survivors

${listOf(tried, ({ survived }) => survived)}

## Without a verdict

${listOf(tried, ({ open }) => open)}
`;
}

const [FROM, TO] = ['<!-- mutants -->', '<!-- /mutants -->'];

/** What the README says of mutants: how many are known to survive, of packages that were tried as a whole. */
export function blockOf(list: Survivors): string {
  const page = `What notices a wrong line, by package: [mutants](${PAGE}). `;
  const counts = Object.entries(list).map(([name, ids]) => `${name} ${count(ids.length)}`);
  const known = counts.length === 0 ? [] : [`which may only become fewer: ${counts.join(', ')}`];
  const untried = MAY_SURVIVE.filter((name) => list[name] === undefined);
  const open = untried.length === 0 ? [] : [`not tried as a whole yet: ${untried.join(', ')}`];
  return `${FROM}\n\n${page}[Known survivors](tools/mutants/survivors.json), ${[...known, ...open].join('; ')}.\n\n${TO}`;
}

/** The README with that in its place. Throws if it has none. */
export function readmeWith(readme: string, block: string): string {
  const [from, to] = [readme.indexOf(FROM), readme.indexOf(TO)];
  if (from === -1 || to < from) throw new CannotJudge(`README.md has no ${FROM} and ${TO}`);
  return readme.slice(0, from) + block + readme.slice(to + TO.length);
}

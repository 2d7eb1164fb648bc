/** A campaign: batches of draws, rates, and each failure made smaller. */
import { join } from 'node:path';
import process from 'node:process';
import { drawnFrom } from './arbitrary.ts';
import { judge, type BatchDraw, type Tools, type Verdict } from './batch.ts';
import { has } from './compilers.ts';
import { allForms, formsOf } from './forms.ts';
import type { FuzzOptions } from './options.ts';
import { textsOf } from './outcome.ts';
import { kindOf, reduce } from './reduce.ts';

const BATCH = 50;

/** At least so many of a hundred draws must work: more findings would hide what works. */
const ENOUGH = 60;

/** From so many draws on each form of the language must be among those that work. */
const ALL_FORMS_FROM = 1000;

function toolsFor(say: (line: string) => void): Tools | undefined {
  const tools = { cc: has('cc'), rustc: has('rustc') };
  const missing = Object.entries(tools).flatMap(([name, there]) => (there ? [] : [name]));
  for (const name of missing) say(`skipped: there is no ${name}, and nothing is compiled with it`);
  if (missing.length === 0 || (process.env['CI'] ?? '') === '') return tools;
  say('in CI every compiler must be there');
  return undefined;
}

async function tell(
  folder: string,
  verdict: Verdict,
  options: FuzzOptions,
  tools: Tools,
  say: (line: string) => void,
): Promise<void> {
  const kind = kindOf(verdict);
  say(`\nFAIL  ${verdict.step}, seed ${verdict.id}\n${verdict.message.trimEnd().slice(0, 2000)}`);
  if (options.tries === 0) return;
  const small = await reduce(drawnFrom(verdict.id), kind, options.tries, (candidates) => {
    const draws = candidates.map((files, id): BatchDraw => ({ id, files }));
    return judge(join(folder, 'smaller'), draws, tools);
  });
  for (const { file, text } of textsOf(small)) say(`--- ${file}\n${text.trimEnd()}`);
  say(`replay  npm run fuzz:contracts -- --runs 1 --seed ${verdict.id}`);
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(1);

/** Draws, judges and tells. True if nothing failed and enough draws work. */
export async function fuzzContracts(
  folder: string,
  options: FuzzOptions,
  say: (line: string) => void,
): Promise<boolean> {
  const tools = toolsFor(say);
  if (tools === undefined) return false;
  const verdicts: Verdict[] = [];
  const forms = new Set<string>();
  const { runs, seed } = options;
  const seen = new Set<string>();
  for (let done = 0; done < runs;) {
    const count = Math.min(BATCH, runs - done);
    const draws = Array.from({ length: count }, (_, i) => ({ id: seed + done + i }));
    const found = await judge(join(folder, 'batch'), draws, tools);
    verdicts.push(...found);
    done += count;
    for (const verdict of found) {
      if (verdict.result === 'works') {
        for (const { tree } of drawnFrom(verdict.id))
          for (const form of formsOf(tree)) forms.add(form);
      }
      if (verdict.result !== 'failure' || seen.has(kindOf(verdict))) continue;
      seen.add(kindOf(verdict));
      if (seen.size <= options.failures) await tell(folder, verdict, options, tools, say);
    }
    const failed = verdicts.filter(({ result }) => result === 'failure').length;
    say(`${done}/${runs} drawn, ${failed} failed`);
    if (seen.size >= options.failures) break;
  }
  return summary(verdicts, forms, say);
}

function summary(
  verdicts: readonly Verdict[],
  forms: ReadonlySet<string>,
  say: (line: string) => void,
): boolean {
  const count = (result: Verdict['result']): number =>
    verdicts.filter((one) => one.result === result).length;
  const [works, findings, failures] = [count('works'), count('finding'), count('failure')];
  const all = verdicts.length;
  const missing = [...allForms()].filter((form) => !forms.has(form));
  const slugs = Map.groupBy(
    verdicts.filter(({ result }) => result === 'finding'),
    ({ message }) => message.slice(0, message.indexOf(':')),
  );
  for (const [slug, list] of [...slugs].sort(([, a], [, b]) => b.length - a.length)) {
    say(`  ${String(list.length).padStart(5)}  ${slug}`);
  }
  say(
    `${all} drawn: ${percent(works, all)} % work, ${percent(findings, all)} % are findings with a place, ${failures} failed`,
  );
  say(
    `${allForms().size - missing.length} of ${allForms().size} forms of the language among those that work`,
  );
  if (missing.length > 0) say(`not among them: ${missing.join(', ')}`);
  const enough = works * 100 >= ENOUGH * all;
  if (!enough) say(`at least ${ENOUGH} % must work`);
  return failures === 0 && enough && (missing.length === 0 || all < ALL_FORMS_FROM);
}

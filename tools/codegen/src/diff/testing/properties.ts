/** What random edits of contracts must show, for tests and for campaigns. */
import { CONTRACT } from '../../read/contract-keys.ts';
import { diffContracts } from '../diff.ts';
import { DERIVED, PROSE } from '../prose.ts';
import { Walk } from '../walk.ts';
import { each, outputsOf, seed, workspace, type Edit } from './draws.ts';

/** A file without comments, and without the hashes by which evidence names its contracts. */
function code(path: string, text: string): string {
  if (path.endsWith('.md') || path.startsWith(workspace.lock) || path.endsWith('/contracts.ts'))
    return '';
  return text
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/^\s*(#|\/\/[!/]).*sha256.*$/gm, '')
    .replaceAll(/sha256: '[\da-f]{64}'/g, '')
    .replaceAll(/\s+/g, ' ');
}

/** Files of which the code differs before and after an edit. */
export async function differing({ before, after }: Edit): Promise<string[]> {
  const [olds, nows] = [await outputsOf(before), await outputsOf(after)];
  const paths = [...new Set([...olds.keys(), ...nows.keys()])];
  return paths.filter(
    (path) => code(path, olds.get(path) ?? '') !== code(path, nows.get(path) ?? ''),
  );
}

const quiet = (point: string): boolean => point in PROSE || point in DERIVED;

/** Contracts of which nothing is generated, or types alone. */
const APART: readonly unknown[] = ['draft', 'superseded'];

/** Whether an edit writes out what an absent key means, or is of a contract that stays a draft or superseded. */
function means({ before, after }: Edit): boolean {
  return before.sources.every((source, i) => {
    const [old, now] = [source.value, after.sources[i]?.value ?? {}];
    const walk = new Walk();
    walk.keys(CONTRACT.keys, 'contract', old, now, { steps: [], path: '', holders: [old, now] });
    return (
      walk.found.length === 0 || (APART.includes(old['status']) && old['status'] === now['status'])
    );
  });
}

/** Of so many drawn edits those that are no change with a class, no prose, and not what an absent key means. */
export async function unclassified(count: number): Promise<unknown[]> {
  const found: unknown[] = [];
  await each(count, seed, async (made) => {
    const { spot } = made;
    if (diffContracts(made.before, made.after).length > 0 || quiet(spot.point)) return;
    const [isMeant, differ] = [means(made), await differing(made)];
    if (!isMeant || differ.length > 0) found.push({ at: spot.path.join('.'), isMeant, differ });
  });
  return found;
}

/** Of so many drawn edits those that make generated code differ, and are no change. */
export async function unnoticed(count: number): Promise<unknown[]> {
  const found: unknown[] = [];
  await each(count, seed + 1, async (made) => {
    if (diffContracts(made.before, made.after).length > 0) return;
    const differ = await differing(made);
    if (differ.length > 0) found.push({ at: made.spot.path.join('.'), differ });
  });
  return found;
}

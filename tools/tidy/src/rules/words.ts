/** Words, paths and addresses that have no place in the tree. */
import { isByHand, lineRule, type Rule } from '../rule.ts';

// Each pattern is written so that it does not match itself.
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\b(TO[D]O|FIX[M]E|X[X]X|HAC[K])\b/, 'finish it, or write an issue'],
  [/@ts-(ignor[e]|nochec[k])\b/, 'correct the type'],
  [/^\s*(test|it|describe)\.(onl[y]|ski[p]|tod[o])\b/, 'every test runs'],
  [/(^|[\s'"`(=:])\/(wor[k]|roo[t]|hom[e]|User[s])\//, 'a path of one machine'],
  [/[A-Z]:\\\\?User[s]\\/, 'a path of one machine'],
  [
    /\bregistr[y]\.(npmjs|yarnpkg|npmmirror)\b/,
    'the address of a registry: it is configured outside',
  ],
  // A file name is not the name of an author: tools use some of them.
  [
    /\b(Claud[e]|ChatGP[T]|Copilo[t]|language mode[l])\b(?!\.md\b)/i,
    'say what it does, not how it was written',
  ],
];

/** No unfinished work, no machine's paths, no registry. */
export const words: Rule = lineRule('words', isByHand, (line) => {
  const found = BANNED.find(([pattern]) => pattern.test(line));
  return found === undefined ? undefined : `'${found[0].exec(line)?.[0].trim()}': ${found[1]}`;
});

/** A lock says which versions, not from where: links to the workspace's own folders aside. */
export const lock: Rule = lineRule(
  'lock',
  (path) => path.endsWith('package-lock.json'),
  (line) =>
    /"resolved": "[a-z+]+:/.test(line)
      ? 'set omit-lockfile-registry-resolved, `npm install`'
      : undefined,
);

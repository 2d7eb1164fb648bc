/** Plain English: words and type names that a reader does not understand at once, with a better word for each. */
import { ts } from '@ts-morph/common';
import type { File, Finding, Rule } from '../rule.ts';
import { isCovered, isExcluded, isProse } from './plain-english-places.ts';

/** A rejected word, and what to write instead. Each pattern is written so that it does not match itself. */
const WORDS: readonly (readonly [word: RegExp, instead: string])[] = [
  [
    /\b(?:wh[o]ever|wh[o]m|n[o]body|s[o]mebody|s[o]meone|[e]verybody|[e]veryone|[a]nybody)\b/gi,
    'name the task, file or caller; these words are for people',
  ],
  [
    /(?<!\b(?:people|users?|readers?|reviewers?|engineers?|the user) )\bwh[o]\b/gi,
    "'which' or 'that'; this word is for people",
  ],
  [/\br[e]fus(?:e|es|ed|ing|al|als)\b/gi, "'reject'; one word for one thing"],
  [/\bm[e]nd(?:s|ed|ing)?\b/gi, "'fix', as in the text of a finding"],
  [/\b(?:c[o]mes?|c[a]me) about\b/gi, "'happens' or 'is caused by'"],
  [/\bas g[o]od\b/gi, 'state what holds'],
  [/\b(?:al[o]ud|in sil[e]nce)\b/gi, "'with an error' or 'silently'"],
  [/(?<!\bthere )\b(?:is|are) n[o]ne\b/gi, "'is not …'"],
  [/\bn[o] more\b(?! than)/gi, "'no longer'"],
  [/\b(?:t[e]lls?|t[o]ld) (?:\w+ )?ap[a]rt\b/gi, "'distinguish'"],
  [/, \w+(?: \w+){0,4} for [o]ne\b(?=[.,:;)]|$)/gi, "'such as …'"],
  [/\bd[e]ar(?:er|est)?\b/gi, "'expensive'"],
  [/\b(?:g[o]es|g[o]|w[e]nt) on\b(?! the\b)/gi, "'continues'"],
  [/\bis th[e]re already\b/gi, "'exists already'"],
  [/\bh[e]ld against\b|\bh[o]lds? [^.;:]{0,30} against\b/gi, "'compare'"],
  [/\bw[o]rked by hand\b/gi, "'computed by hand'"],
  [/\bd[o]es no harm\b/gi, "'is harmless'"],
];

/** Single words that name a type after something that was done: `Decoded`. */
const PARTICIPLE =
  /^(?:(?!Need$|Seed$|Feed$)[A-Z][a-z]+ed|Ran|Drew|Seen|Said|Told|Kept|Made|Built|Found|Taken|Given|Shown|Drawn|Written|Held)$/;

const EXPORTED = /^export (?:declare |abstract )*(?:type|interface|class) (\w+)/;

/** The text without code in fences and backticks; lines and columns stay. */
function withoutCode(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  return text.replace(/^```[^]*?^```/gm, blank).replace(/`[^`\n]*`/g, blank);
}

/** The comments, and the strings and templates with spaces, of a source file; other characters are blanks. */
function proseOf({ path, text }: File): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const spans: (readonly [from: number, to: number])[] = [];
  const visit = (node: ts.Node): void => {
    for (const at of [node.getFullStart(), node.getEnd()]) {
      const before = ts.getLeadingCommentRanges(text, at) ?? [];
      const behind = ts.getTrailingCommentRanges(text, at) ?? [];
      spans.push(...[...before, ...behind].map(({ pos, end }) => [pos, end] as const));
    }
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if (isText && /\s/.test(node.text)) spans.push([node.getStart(), node.getEnd()]);
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  const prose = text.replace(/[^\n]/g, ' ').split('');
  for (const [from, to] of spans) {
    for (let at = from; at < to; at++) prose[at] = text[at] ?? ' ';
  }
  return prose.join('');
}

/** Whether a text may contain a rejected word: most files do not, and are not parsed. */
const isSuspect = (text: string): boolean => WORDS.some(([word]) => text.search(word) !== -1);

function wordsIn(file: File): Finding[] {
  if (!isSuspect(file.text)) return [];
  const isMarkdown = file.path.endsWith('.md');
  const lines = (isMarkdown ? withoutCode(file.text) : proseOf(file)).split('\n');
  return lines.flatMap((line, i) =>
    WORDS.flatMap(([word, instead]) =>
      [...line.matchAll(word)].map(([found]): Finding => {
        return { path: file.path, line: i + 1, message: `'${found.trim()}': write ${instead}` };
      }),
    ),
  );
}

function typesIn({ path, text }: File): Finding[] {
  return text.split('\n').flatMap((line, i) => {
    const name = EXPORTED.exec(line)?.[1] ?? '';
    if (!PARTICIPLE.test(name)) return [];
    return [{ path, line: i + 1, message: `type '${name}' is a participle: name it with a noun` }];
  });
}

/** Documents, contracts, comments, messages and exported types are in plain English where this is covered. */
export const plainEnglish: Rule = {
  name: 'plain english',
  find: (files) =>
    files
      .filter(({ path }) => isProse(path) && !isExcluded(path))
      .flatMap((file) => {
        if (isCovered(file.path)) return [...wordsIn(file), ...typesIn(file)];
        const message = 'is neither covered nor excluded in plain-english-places.ts';
        return [{ path: file.path, line: 1, message }];
      }),
};

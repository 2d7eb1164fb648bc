/** Links in Markdown: what they point to in the tree is there, headings and names included. */
import { posix } from 'node:path';
import type { File, Finding, Rule } from '../rule.ts';

/** A link whose text is a name in code, to a file: what it says is that the name is found there. */
const NAMED = /\[`(\w+)`\]\(([^)\s#]+)\)/g;

/** The text without what stands in fences and backticks, its lines kept. */
function prose(text: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  return text.replace(/^```[^]*?^```/gm, blank).replace(/`[^`\n]*`/g, blank);
}

/** The anchor that a heading gets: small letters, hyphens for spaces, no punctuation. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function anchors(text: string): Set<string> {
  const headings = [...text.matchAll(/^#{1,6} (.*)$/gm)].map((match) => anchorOf(match[1] ?? ''));
  const given = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map((match) => match[1] ?? '');
  return new Set([...headings, ...given]);
}

function wrong(link: string, from: File, files: ReadonlyMap<string, string>): string | undefined {
  const [path = '', anchor] = decodeURI(link).split('#');
  const target = path === '' ? from.path : targetOf(path, from);
  const folder = target.replace(/\/$/, '');
  const text = files.get(target);
  if (text === undefined) {
    const isFolder = [...files.keys()].some((one) => one.startsWith(`${folder}/`));
    return isFolder ? undefined : `${target} is not there`;
  }
  if (anchor === undefined || !target.endsWith('.md') || anchors(text).has(anchor))
    return undefined;
  return `${target} has no heading '#${anchor}'`;
}

function targetOf(path: string, from: File): string {
  return posix.normalize(posix.join(posix.dirname(from.path), path));
}

/** Names that the file which they link to doesn't have. */
function unknownNames(from: File, files: ReadonlyMap<string, string>): Finding[] {
  return from.text.split('\n').flatMap((line, i) =>
    [...line.matchAll(NAMED)].flatMap(([, name = '', path = '']): Finding[] => {
      const target = targetOf(path, from);
      const text = files.get(target);
      if (text === undefined || new RegExp(`\\b${name}\\b`).test(text)) return [];
      return [{ path: from.path, line: i + 1, message: `${target} has no '${name}'` }];
    }),
  );
}

/** Links within the tree are alive. */
export const links: Rule = {
  name: 'links',
  find: (files) => {
    const texts = new Map(files.map(({ path, text }) => [path, text]));
    const inFile = (file: File): Finding[] =>
      prose(file.text)
        .split('\n')
        .flatMap((line, i) =>
          [...line.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].flatMap((match): Finding[] => {
            const link = match[1] ?? '';
            if (/^[a-z]+:/.test(link)) return [];
            const message = wrong(link, file, texts);
            return message === undefined ? [] : [{ path: file.path, line: i + 1, message }];
          }),
        );
    return files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap((file) => [...inFile(file), ...unknownNames(file, texts)]);
  },
};

/** The ways in which packages with hostile names are compiled. */
import { contractFile } from '../../../testing/annotated.ts';
import { C, compilerSays, CPP, nativeTexts, placed, RUST } from '../../../testing/native.ts';
import type { NativeTexts } from '../../../testing/native.ts';
import { workspaceAt } from '../../../workspace/config.ts';

/** A compiler and its arguments; with `ecall` the header makes the trap itself. */
export type Dialect = {
  readonly tool: 'cc' | 'c++' | 'rustc';
  readonly args: readonly string[];
  readonly ecall?: boolean;
};

const c = (standard: string, ecall: boolean): Dialect => ({
  tool: 'cc',
  args: C.map((arg) => arg.replace('c11', standard)),
  ecall,
});
const cpp = (standard: string): Dialect => ({
  tool: 'c++',
  args: CPP.map((arg) => arg.replace('c++20', standard)),
  ecall: true,
});
const rust = (edition: string): Dialect => ({
  tool: 'rustc',
  args: RUST.map((arg) => arg.replace('2021', edition)),
});

/**
 * Those with the most words: in its GNU mode a compiler of C has macros such as `unix`, and what is newer has more
 * words.
 */
export const WIDEST: readonly Dialect[] = [
  c('c2x', false),
  c('gnu11', true),
  cpp('c++20'),
  rust('2024'),
];

/** All of them. */
export const DIALECTS: readonly Dialect[] = [
  ...['c11', 'gnu11', 'c2x'].flatMap((one) => [c(one, false), c(one, true)]),
  ...['c++11', 'c++20'].map(cpp),
  ...['2021', '2024'].map(rust),
];

/** The texts of a contract with these sections in a scope. */
export function textsOf(sections: string, scope = '@abicus'): Promise<NativeTexts> {
  return nativeTexts([contractFile(sections)], workspaceAt('/w', { scope }));
}

/** What compilers say about a package, each in so many dialects: nothing if all are content. */
export function compiledIn(texts: NativeTexts, dialects: readonly Dialect[]): string[] {
  const { folder } = placed(texts);
  const { header, crate } = texts.files;
  const supplied = `-D${header.replace(/(?:_abi)?\.h$/, '').toUpperCase()}_ECALL`;
  return dialects.flatMap(({ tool, args, ecall = false }) => {
    const file = tool === 'rustc' ? crate : header;
    const said = compilerSays(folder, tool, [...args, ...(ecall ? [supplied] : []), file]);
    return said === '' ? [] : [`${tool} ${args.join(' ')}: ${said}`];
  });
}

/** Numbers of syscalls. */
import type { Emitter } from './emitter.ts';
import { ownOf, perPackage } from './per-package.ts';

/** `numbers.ts` of each package that declares syscalls. */
export const numbers: Emitter = perPackage('numbers.ts', (file, feeds, model) => {
  const own = ownOf(model.syscalls, feeds);
  if (own.length === 0) return;
  file.doc('Syscall numbers, as passed in a7.');
  file.closed('export const SYSCALL =', '} as const;', () => {
    for (const { doc, name, number } of own) {
      file.item(doc, `${name}: ${number},`);
    }
  });
  file.item('The name of a syscall.', 'export type SyscallName = keyof typeof SYSCALL;');
});

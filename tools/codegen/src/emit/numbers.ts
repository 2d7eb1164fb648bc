/** Numbers of syscalls. */
import type { Emitter } from './emitter.ts';
import { perPackage } from './per-package.ts';

/** `numbers.ts` of each package that declares syscalls. */
export const numbers: Emitter = perPackage('numbers', 'numbers.ts', (file, feeds, model) => {
  const own = model.syscalls.filter((syscall) => syscall.feeds === feeds);
  if (own.length === 0) return false;
  file.doc('The numbers of syscalls, as they stand in a7.');
  file.block(
    'export const SYSCALL =',
    () => {
      for (const { doc, name, number } of own) {
        file.doc(doc);
        file.print(`${name}: ${number},`);
      }
    },
    '} as const;',
  );
  file.blank();
  file.doc('The name of a syscall.');
  file.print('export type SyscallName = keyof typeof SYSCALL;');
  return true;
});

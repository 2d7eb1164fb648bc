/** What names in C and in Rust have in common. */
import type { Declared } from '../model/types.ts';
import type { Workspace } from '../workspace/config.ts';
import { screaming } from '../emit/names.ts';

/** `sleepUntil`, `taskQos.set` → `sleep_until`, `task_qos_set`. */
export function snake(name: string): string {
  return screaming(name).toLowerCase();
}

/** `abicus`, from the scope of the workspace; `n9p` for `@9p`, as no name starts with a digit. */
export function stem(workspace: Workspace): string {
  const plain = snake(workspace.scope.replace('@', ''));
  return /^\d/.test(plain) ? `n${plain}` : plain;
}

/** The package in the names of an element: nothing for the kernel's. */
export function owner(element: Pick<Declared, 'feeds'>): string {
  return element.feeds === 'kernel' ? '' : `${snake(element.feeds)}_`;
}

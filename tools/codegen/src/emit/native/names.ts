/**
 * Names in C and Rust.
 *
 * All names of C start with the scope: `@abicus` gives `abicus_pid_t` and `ABICUS_SYS_YIELD`. What
 * does not belong to the kernel ABI has its package's name in it too: `abicus_timed_timer_id_t`.
 */
import type { Declared } from '../../model/types.ts';
import type { Workspace } from '../../workspace/config.ts';
import { screaming } from '../names.ts';

const KEYWORDS = new Set(
  (
    'auto break case char const continue default do double else enum extern float for goto if ' +
    'inline int long register restrict return short signed sizeof static struct switch typedef ' +
    'union unsigned void volatile while as crate dyn fn impl in let loop match mod move mut pub ' +
    'ref self super trait true false type unsafe use where async await abstract become box do ' +
    'final macro override priv typeof unsized virtual yield try gen dyn bool alignas alignof ' +
    'constexpr nullptr static_assert thread_local noreturn asm errno assert offsetof stdin stdout ' +
    'stderr unix linux i386 near far interface small hyper'
  ).split(' '),
);

/** `sleepUntil`, `taskQos.set` → `sleep_until`, `task_qos_set`. */
export function snake(name: string): string {
  return screaming(name).toLowerCase();
}

/** A name of a field or argument; one that is a keyword of either language gets a `_`. */
export function member(name: string): string {
  const plain = snake(name);
  return KEYWORDS.has(plain) ? `${plain}_` : plain;
}

/** `abicus`, from the scope of the workspace. */
export function stem(workspace: Workspace): string {
  return snake(workspace.scope.replace('@', ''));
}

/** The package in the names of an element: nothing for the kernel's. */
export function owner(element: Pick<Declared, 'feeds'>): string {
  return element.feeds === 'kernel' ? '' : `${snake(element.feeds)}_`;
}

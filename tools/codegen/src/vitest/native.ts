/**
 * The same change of the runtime for modules that Node loads itself: all of them with `experimental.viteModuleRunner:
 * false`, where no plugin sees what is loaded.
 */
import { registerHooks, type ModuleSource } from 'node:module';
import { withTelling } from './telling.ts';

const DONE = Symbol.for('abicus.proofs.native');

function textOf(source: ModuleSource | undefined): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

/** From now on what Node loads tells. A second time it changes nothing. */
export function tellNatively(): void {
  if (Reflect.has(globalThis, DONE)) return;
  Reflect.set(globalThis, DONE, true);
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const source = withTelling(url, () => textOf(loaded.source));
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}

/** The generated names of operations, which hand-written code uses. */
import type { Pos } from '../diagnostics/diagnostic.ts';
import { camel, pascal } from '../emit/names.ts';
import type { CheckDef, Model } from '../model/types.ts';

/** An operation of the kernel or of a service, with the names for its handler. */
export type HandlerNames = {
  readonly id: string;
  readonly pos: Pos;
  readonly feeds: string;
  /** The key of its handler: `taskQosSet`. */
  readonly key: string;
  /** The type of its package's handlers: `KernelHandlers`. */
  readonly handlers: string;
  /** The constant of its rejects: `taskQosSetRejects`. */
  readonly rejects: string;
  /** Types that its handler's signature may name: `TaskQosSetArgs`, … */
  readonly types: readonly string[];
  readonly checks: readonly CheckDef[];
};

/** Returns every operation that needs a handler. */
export function handledOf(model: Model): HandlerNames[] {
  const kernel = model.operations.map((one): HandlerNames => {
    const key = camel(one.id);
    const type = pascal(one.id);
    return {
      id: one.id,
      pos: one.pos,
      feeds: one.feeds,
      key,
      handlers: 'KernelHandlers',
      rejects: `${key}Rejects`,
      types: ['Args', 'Outcome', 'Reject'].map((end) => `${type}${end}`),
      checks: one.checks,
    };
  });
  const services = model.services.flatMap((service) =>
    service.ops.map((one): HandlerNames => {
      const type = pascal(one.name);
      return {
        id: one.id,
        pos: one.pos,
        feeds: one.feeds,
        key: camel(one.name),
        handlers: `${pascal(service.name)}Handlers`,
        rejects: `${camel(one.name)}Rejects`,
        types: ['Request', 'Reply', 'Reject', 'Outcome'].map((end) => `${type}${end}`),
        checks: one.checks,
      };
    }),
  );
  return [...kernel, ...services];
}

/** The generated names of operations, which hand-written code uses. */
import type { Pos } from '../diagnostics/diagnostic.ts';
import { camel, pascal } from '../emit/names.ts';
import type { CheckDef, Model, ServiceOpDef } from '../model/types.ts';

/** An operation of the kernel or of a service, with the names for its handler. */
export type HandlerNames = {
  readonly id: string;
  readonly pos: Pos;
  readonly feeds: string;
  /** The key of its handler: `taskQosSet`. */
  readonly key: string;
  /** The keys of what writes the audit lines of its decisions. */
  readonly audit: readonly string[];
  /** The type of its package's handlers: `KernelHandlers`. */
  readonly handlers: string;
  /** The constant of its rejects: `taskQosSetRejects`. */
  readonly rejects: string;
  /** Types that its handler's signature may name: `TaskQosSetArgs`, … */
  readonly types: readonly string[];
  readonly checks: readonly CheckDef[];
};

/** Returns the keys that handlers must have beside the one of an audited operation. */
function auditKeys({ name, audit }: ServiceOpDef): string[] {
  if (audit === undefined) return [];
  return [...(audit.fields.length > 0 ? [`${camel(name)}.audit`] : []), 'audit.write'];
}

/** The type of the kernel's handlers, which no generator writes. */
export const KERNEL = 'KernelHandlers';

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
      audit: [],
      handlers: KERNEL,
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
        audit: auditKeys(one),
        handlers: `${pascal(service.name)}Handlers`,
        rejects: `${camel(one.name)}Rejects`,
        types: ['Request', 'Reply', 'Reject', 'Outcome'].map((end) => `${type}${end}`),
        checks: one.checks,
      };
    }),
  );
  return [...kernel, ...services];
}

/** The judges of syscalls. */
import { always, argumentOrResult, names, presence } from './judges.ts';
import { lower, spanLimit } from './judges-values.ts';
import { retired } from './judges-authority.ts';
import {
  aName,
  checks,
  errorOf,
  number,
  onTheWire,
  rights,
  type Rows,
  sorted,
  word,
} from './leaves-common.ts';

const argument = always('argument-changed');

/** What syscalls, and operations behind a selector, have in common. */
function operation(kind: string): Rows {
  return {
    [`${kind}.args entries`]: argument,
    [`${kind}.args order`]: sorted,
    [`${kind}.audit`]: presence('audit-lost', 'audit-gained'),
    [`${kind}.cost`]: always('cost-changed'),
    [`${kind}.noReturn`]: always('no-return-changed'),
    [`${kind}.returns`]: always('result-changed'),
    [`${kind}.results entries`]: always('result-changed'),
    [`${kind}.results order`]: sorted,
    ...checks(kind),
  };
}

/** The judges of syscalls, by point. */
export const calls: Rows = {
  'contract.syscalls entries': onTheWire,
  'contract.syscalls order': sorted,
  'syscall form': argument,
  'syscall.number': number,
  'syscall.ops entries': onTheWire,
  'syscall.ops order': sorted,
  ...operation('syscall'),
  'op.selector': number,
  ...operation('op'),
  'selector.errno': errorOf,
  'selector.register': argument,
  'arg.register': argumentOrResult,
  'arg.type': argumentOrResult,
  'optional.none': argument,
  'optional.of': argument,
  'pointer.direction': argument,
  'pointer.of': argument,
  'span.direction': argument,
  'span.length': argument,
  'span.short': argument,
  'span.max': spanLimit,
  'span.min': lower,
  'check.as': always('sentinel-changed'),
  'check.changesOnReject': names('reject-changes-less', 'reject-changes-more'),
  'check.doc': word,
  'check.error': errorOf,
  'check.limit': always('check-limit-changed'),
  'check.waits': always('waits-changed'),
  'check.always': retired,
  'callerIs.principals': rights,
  'contract.principals': names(
    'name-removed',
    'name-added',
    'order-changed',
    (_, name) => `principal.${name}`,
  ),
  'contract.audit entries': aName,
  'contract.audit order': sorted,
  'line.fields': always('audit-changed'),
  'line.prefix': always('audit-changed'),
  'contract.mustUse': names('must-use-removed', 'must-use-added'),
};

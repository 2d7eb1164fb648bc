/** The judges of types, fields, errors and limits. */
import { carriedThrough, lower, members, upper } from './judges-values.ts';
import { always, names, presence, toggled } from './judges.ts';
import { forms } from './judges-frames.ts';
import {
  aName,
  fields,
  limitValue,
  number,
  onTheWire,
  type Rows,
  sorted,
  word,
} from './leaves-common.ts';

const retyped = always('limit-retyped');

/** A type without an errno has constructors that say 'OutOfBounds', and comes in no register. */
const errnoOf = presence('errno-left-out', 'errno-named', 'check-changed');

/** What has a length: in a prefix, in a field ahead of it, or up to the end of the frame. */
function counted(kind: string): Rows {
  return {
    [`${kind}.length`]: always('field-changed'),
    [`${kind}.max`]: upper,
    [`${kind}.min`]: lower,
  };
}

/** The judges of types, fields, errors and limits, by point. */
export const values: Rows = {
  'contract.types entries': onTheWire,
  'contract.types order': sorted,
  'contract.types.* form': always('type-changed'),
  'newtype.rules.align': lower,
  'newtype.rules.below': upper,
  'newtype.rules.errno': errnoOf,
  'newtype.rules.min': lower,
  'enumeration.closed': always('openness-changed'),
  'enumeration.errno': errnoOf,
  'enumeration.initial': always('initial-changed'),
  'enumeration.values entries': members(({ closed }) => closed === false),
  'enumeration.values order': sorted,
  'enumeration.values.*': number,
  'flags.bits entries': members(({ open }) => open === true),
  'flags.bits order': sorted,
  'flags.bits.*': number,
  'flags.errno': errnoOf,
  'flags.open': carriedThrough,
  'struct.errno': errnoOf,
  ...fields('struct.fields'),
  'scalar.unit': always('unit-changed'),
  'scalar.wire': always('width-changed'),
  'zero.size': always('field-changed'),
  'constant.value': always('field-changed'),
  'octets.size': always('field-changed'),
  'ranged.max': upper,
  'ranged.min': lower,
  ...counted('text'),
  ...counted('bytes'),
  ...counted('list'),
  'list.bytes': upper,
  'list.of': always('field-changed'),
  'tail.of': always('field-changed'),
  ...fields('record.fields'),
  'union.variants entries': forms,
  'union.variants order': sorted,
  'variant.tag': number,
  ...fields('variant.fields'),
  'sized.variants entries': forms,
  'sized.variants order': sorted,
  ...fields('sized.variants.*'),
  'contract.errors entries': onTheWire,
  'contract.errors order': sorted,
  'errno.doc': word,
  'errno.number': number,
  'errno.retryable': toggled('retry-lost', 'retry-gained'),
  'errno.sentinels': names('sentinel-changed', 'sentinel-changed'),
  'contract.limits entries': aName,
  'contract.limits order': sorted,
  'contract.limits.* form': always('limit-changed'),
  'limit.atLimit': always('limit-changed'),
  'limit.profiles entries': always('limit-changed'),
  'limit.profiles order': sorted,
  'limit.profiles.*': limitValue,
  'limit.value': limitValue,
  'limit.scalar presence': retyped,
  'byEnum.scalar presence': retyped,
  'byEnum.of': always('limit-changed'),
  'byEnum.values entries': always('limit-changed'),
  'byEnum.values order': sorted,
  'byEnum.values.*': limitValue,
};

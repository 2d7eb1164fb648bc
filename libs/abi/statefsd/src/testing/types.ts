// @generated from contracts/rfc-0018-statefsd.contract.ts (RFC-0018/statefsd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:75a43e6b567f3e67

import type { Types } from '@abicus/wire/testing';

/** The types by name. */
export const TYPES = {
  StateKey: {
    kind: 'record',
    id: 'statefsd.type.StateKey',
    fields: [['key', { text: 'u16', min: 1, max: 255 }]],
  },
} satisfies Types;

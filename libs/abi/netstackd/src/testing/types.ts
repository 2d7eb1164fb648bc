// @generated from contracts/rfc-0029-netstackd.contract.ts (RFC-0029/netstackd). Do not edit: change the contract, then run `abicus generate`.
// body sha256:9211a226b0bff61a

import type { Types } from '@abicus/wire/testing';

/** The types by name. */
export const TYPES = {
  LocalEnd: {
    kind: 'sized',
    id: 'netstackd.type.LocalEnd',
    variants: [
      { name: 'any', tag: 0, fields: [['port', 'u16']] },
      {
        name: 'address',
        tag: 0,
        fields: [
          ['ip', { octets: 4 }],
          ['port', 'u16'],
        ],
      },
    ],
  },
} satisfies Types;

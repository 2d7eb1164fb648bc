/** Findings of `check`, `prove` and `system`: their slugs and codes. Those of `generate` are in diagnostics. */
import type { Diagnostic, Extras, Pos } from '../diagnostics/diagnostic.ts';

/** The findings of `check`, `prove` and `system`, beyond those of `generate`. */
export const DRIFT = {
  'gen/stale': 'ABI3001',
  'gen/missing': 'ABI3002',
  'gen/untracked': 'ABI3002',
  'gen/orphan': 'ABI3003',
  'gen/edited': 'ABI3004',
  'gen/generator': 'ABI3005',
  'gen/nondeterministic': 'ABI3006',
  'gen/interrupted': 'ABI3007',
  'impl/no-handler': 'ABI4001',
  'impl/extra-handler': 'ABI4001',
  'impl/raw-literal': 'ABI4002',
  'impl/opcode-by-position': 'ABI4003',
  'impl/limit-by-hand': 'ABI4004',
  'impl/not-parsed': 'ABI4005',
  'drift/undeclared-error': 'ABI4102',
  'impl/unreached-error': 'ABI4103',
  'impl/unused-result': 'ABI4201',
  'auth/untested': 'ABI4301',
  'wire/offset': 'ABI4401',
  'wire/no-vector': 'ABI4401',
  'proof/no-test': 'ABI5001',
  'proof/not-run': 'ABI5002',
  'proof/failed': 'ABI5002',
  'proof/untouched': 'ABI5002',
  'proof/void': 'ABI5003',
  'report/unknown': 'ABI5004',
  'proof/undrawn': 'ABI5005',
  'marker/not-emitted': 'ABI5101',
  'marker/undeclared': 'ABI5101',
  'marker/not-proven': 'ABI5101',
  'marker/order': 'ABI5102',
  'evidence/not-whole': 'ABI5103',
  'system/call': 'ABI5201',
  'system/missing': 'ABI5201',
  'system/object': 'ABI5201',
  'system/order': 'ABI5201',
  'system/rights': 'ABI5201',
  'system/slot': 'ABI5201',
  'system/unlisted': 'ABI5201',
  'compat/bump': 'ABI6001',
  'compat/unapproved': 'ABI6001',
  'compat/no-changeset': 'ABI6002',
  'compat/version': 'ABI6003',
  'compat/unreadable': 'ABI6004',
  'nx/inputs': 'ABI7001',
  'ci/not-wired': 'ABI7002',
  'bundle/stale': 'ABI7003',
} as const;

/** The name of a kind of drift. */
export type Drift = keyof typeof DRIFT;

/** Makes a finding. */
export function drift(slug: Drift, pos: Pos, message: string, extras: Extras = {}): Diagnostic {
  const { file, line, col } = pos;
  const { related = [], fix = '' } = extras;
  return { code: DRIFT[slug], slug, file, line, col, message, related, fix };
}

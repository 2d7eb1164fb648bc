import { rule, breaksBehaviour, easesBehaviour, type DiffRule } from './rule.ts';

/** Rules about state machines, costs, audit and boot. */
export const LIFE_RULES = {
  'edge-removed': breaksBehaviour('a step of a resource’s life is gone', 'It no longer happens.', [
    "      dropped: edge('queued', 'absent', { event: 'owner.exit' }),\n",
    '',
  ]),
  'edge-added': easesBehaviour('a resource may take a new step', 'Old steps stay as they are.', [
    '      dropped: edge',
    "      lost: edge('queued', 'absent', { event: 'fire' }),\n      dropped: edge",
  ]),
  'edge-changed': breaksBehaviour(
    'a step leads elsewhere, or has another cause',
    'Old steps are gone.',
    [
      "edge('queued', 'absent', { event: 'owner.exit' })",
      "edge('queued', 'queued', { event: 'owner.exit' })",
    ],
  ),
  'edge-timing-changed': breaksBehaviour(
    'a step happens earlier or later',
    'What waits for it counted on the old bound.',
    [", atMost: 'grace'", ''],
  ),
  'cost-changed': rule('BEHAVIOUR', 'patch')(
    'a call takes another virtual time',
    'Traces and digests differ; results do not.',
    ['cost: ns.micros(3)', 'cost: ns.micros(4)'],
  ),
  'audit-lost': breaksBehaviour(
    'decisions are no longer written to the audit log, or to another line',
    'Readers of the log look for the old one.',
    [", audit: 'graded'", ''],
  ),
  'audit-gained': easesBehaviour(
    'decisions are written to the audit log',
    'The log has more lines.',
    ["returns: 'State', ", "returns: 'State', audit: 'graded', "],
  ),
  'audit-changed': breaksBehaviour(
    'an audit line reads differently',
    'Programs that read the log look for the old prefix and fields.',
    ["['who', 'why']", "['who', 'why', 'when']"],
  ),
  'diagnostic-changed': breaksBehaviour(
    'a line of the log reads differently, or comes from elsewhere',
    'Programs that read the log look for the old text.',
    ["'kernel: load {percent}'", "'kernel: load is {percent}'"],
  ),
  'slot-moved': breaksBehaviour(
    'a capability is in another slot',
    'Programs that were built before look in the old one.',
    ['own: [{ slot: 3,', 'own: [{ slot: 4,'],
  ),
  'resource-lowered': breaksBehaviour(
    'boot gives a program less room',
    'What fitted into its queue or stack no longer does.',
    ['depth: 64', 'depth: 32'],
  ),
  'resource-raised': easesBehaviour('boot gives a program more room', 'What fitted still fits.', [
    'depth: 64',
    'depth: 128',
  ]),
  'boot-reordered': breaksBehaviour(
    'programs are started in another order',
    'A program may need one that is started later.',
    ['      first: program({ image: 9, stackPages: 1, endpoints: {} }),\n', ''],
    [
      '      shell: program(',
      '      first: program({ image: 9, stackPages: 1, endpoints: {} }),\n      shell: program(',
    ],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;

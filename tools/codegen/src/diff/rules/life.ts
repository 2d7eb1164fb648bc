import { breaksBehaviour, easesBehaviour, type DiffRule } from './rule.ts';

/** Rules about state machines, costs, audit and boot. */
export const LIFE_RULES = {
  'edge-removed': breaksBehaviour('an edge of a machine is gone', 'The step no longer happens.', [
    "      dropped: edge('queued', 'absent', { event: 'owner.exit' }),\n",
    '',
  ]),
  'edge-added': easesBehaviour('a machine has a new edge', 'Old edges stay as they are.', [
    '      dropped: edge',
    "      lost: edge('queued', 'absent', { event: 'fire' }),\n      dropped: edge",
  ]),
  'edge-changed': breaksBehaviour(
    'an edge leads to another state, or has another cause',
    'The old edge is gone.',
    [
      "edge('queued', 'absent', { event: 'owner.exit' })",
      "edge('queued', 'queued', { event: 'owner.exit' })",
    ],
  ),
  'edge-timing-changed': breaksBehaviour(
    'an edge may be taken earlier or later',
    'Code that waits for it relies on the old bound.',
    [", atMost: 'grace'", ''],
  ),
  'cost-changed': easesBehaviour(
    'a call costs another virtual time',
    'What is called more often, or later, than before may reach a deadline that it did not reach.',
    ['cost: ns.micros(3)', 'cost: ns.micros(4)'],
  ),
  'budget-lowered': breaksBehaviour(
    'callers wait less long for a reply',
    'A reply that came within the old budget may come too late.',
    ['cost: 10, budget: 900', 'cost: 10, budget: 800'],
  ),
  'budget-raised': easesBehaviour(
    'callers wait longer for a reply, or for ever',
    'Calls that timed out may succeed; a program that waits for this one answers later.',
    ['cost: 10, budget: 900', 'cost: 10'],
  ),
  'audit-lost': breaksBehaviour(
    'decisions are no longer audited, or in another line',
    'Programs that read the log look for the old line.',
    [", audit: 'graded'", ''],
  ),
  'audit-gained': easesBehaviour('decisions are audited', 'The log has more lines.', [
    "returns: 'State', ",
    "returns: 'State', audit: 'graded', ",
  ]),
  'audit-changed': breaksBehaviour(
    'an audit line has another form',
    'Programs that read the log look for the old prefix and fields.',
    ["['by', 'why']", "['by', 'why', 'when']"],
  ),
  'diagnostic-changed': breaksBehaviour(
    'a line of the log has another text or emitter',
    'Programs that read the log look for the old text.',
    ["'kernel: load {percent}'", "'kernel: load is {percent}'"],
  ),
  'slot-moved': breaksBehaviour(
    'a capability is in another slot',
    'Programs that were built before use the old slot.',
    ['inbox: 16, outbox: 12', 'outbox: 12, inbox: 16'],
  ),
  'resource-lowered': breaksBehaviour(
    'boot gives a program a smaller queue or stack',
    'Messages or frames that fitted no longer fit.',
    ['depth: 64', 'depth: 32'],
  ),
  'resource-raised': easesBehaviour(
    'boot gives a program a larger queue or stack',
    'Nothing else changes.',
    ['depth: 64', 'depth: 128'],
  ),
  'supervision-changed': breaksBehaviour(
    'the end of a program has another consequence',
    'It is started again where it was not, or no longer, or at other times; or the run ends with it.',
    ["restart: 'always'", "restart: 'never'"],
  ),
  'waits-added': breaksBehaviour(
    'an operation waits for further calls',
    'Its callers wait longer, as long as these take.',
    ["calls: ['desk.ask']", "calls: ['desk.ask', 'desk.tell']"],
  ),
  'boot-reordered': breaksBehaviour(
    'another program is first',
    'The kernel starts it, and it starts the others.',
    ["boot: { first: 'first'", "boot: { first: 'other'"],
  ),
} as const satisfies Readonly<Record<string, DiffRule>>;

/** A ladder of two profiles, and logs that climb it. */
import {
  formatLine,
  recogniseLog,
  rungsOf,
  type Ladder,
  type Rung,
  type Until,
  type Verdict,
} from '../index.ts';

/** One hart, or more. */
export type ProfileName = 'smp1' | 'smp';
/** Its phases. */
export type PhaseName = 'kernel' | 'smp' | 'bringup' | 'qos' | 'timed';
/** Its rungs. */
export type RungName =
  | 'banner'
  | 'resourceSentinel'
  | 'cpu1Online'
  | 'smpOnline'
  | 'initReady'
  | 'timedReady'
  | 'qosOk'
  | 'timedCoalesce';

function aRung(
  name: RungName,
  phase: PhaseName,
  by: string,
  text: string,
  ...after: readonly RungName[]
): Rung<RungName, PhaseName, ProfileName> {
  const fail = `${text.replace(/ ok$/, '')} FAIL`;
  const onlySmp = phase === 'smp' && ({ profile: 'smp' } as const);
  return { name, text, detail: name === 'banner', fail, by, phase, after, ...onlySmp, proves: [] };
}

/** A kernel, a second hart, and three programs. */
export const LADDER: Ladder<RungName, PhaseName, ProfileName> = {
  kernel: 'neuron',
  stamp: 'emitter',
  rungs: [
    aRung('banner', 'kernel', 'neuron', 'neuron vers.'),
    aRung('resourceSentinel', 'kernel', 'neuron', 'KSELFTEST: resource sentinel ok', 'banner'),
    aRung('cpu1Online', 'smp', 'neuron', 'KINIT: cpu1 online', 'resourceSentinel'),
    aRung('smpOnline', 'smp', 'neuron', 'KSELFTEST: smp online ok', 'cpu1Online'),
    aRung('initReady', 'bringup', 'init', 'init: ready', 'smpOnline'),
    aRung('timedReady', 'bringup', 'timed', 'timed: ready', 'initReady'),
    aRung('qosOk', 'qos', 'selftest-client', 'SELFTEST: qos ok', 'timedReady'),
    aRung('timedCoalesce', 'timed', 'selftest-client', 'SELFTEST: timed coalesce ok', 'qosOk'),
  ],
  phases: [
    { name: 'kernel', until: 'resourceSentinel', doc: '' },
    { name: 'smp', until: 'smpOnline', doc: '' },
    { name: 'bringup', until: 'timedReady', doc: '' },
    { name: 'qos', until: 'qosOk', doc: '' },
    { name: 'timed', until: 'timedCoalesce', doc: '' },
  ],
  profiles: { smp1: { minHarts: 1, maxHarts: 1 }, smp: { minHarts: 2, maxHarts: 64 } },
  declared: [
    { id: 'diagnostic.start', by: 'init', text: 'init: start {program}' },
    { id: 'diagnostic.up', by: 'init', text: 'init: up {program}' },
    { id: 'diagnostic.online', by: 'neuron', text: 'KINIT: cpu{cpu} online' },
    { id: 'audit.qos', by: 'neuron', text: 'QOS-AUDIT', fields: ['decision', 'reason', 'caller'] },
    { id: 'audit.any', text: 'timed: note', fields: ['of'] },
    {
      id: 'audit.register',
      by: 'timed',
      text: 'timed: audit register',
      fields: ['decision', 'reason', 'owner'],
    },
  ],
  namespaces: ['KINIT: ', 'KSELFTEST: ', 'SELFTEST: ', 'init: ', 'timed: '],
};

/** The verdict on a log. */
export const recognise = (
  lines: readonly string[],
  profile: ProfileName,
  how?: Until<RungName, PhaseName>,
): Verdict<RungName, PhaseName, ProfileName> => recogniseLog(LADDER, lines, profile, how);

/** The rungs of a profile. */
export const ladderOf = (profile: ProfileName): Rung<RungName, PhaseName, ProfileName>[] =>
  rungsOf(LADDER, profile);

/** A line of a log. */
export const line = (identity: string, text: string, at = 0, hart = 0): string =>
  formatLine({ micros: 1000 + at, hart, identity, text });

// All at one time, so that an inserted line is not out of order.
const printed = ({ by, detail, text }: Rung): string => line(by, detail ? `${text} 0.1.0` : text);

/** A log that climbs the whole ladder of a profile. */
export const climbed = (profile: ProfileName): string[] => ladderOf(profile).map(printed);

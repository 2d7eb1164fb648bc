/** Markers, diagnostics, profiles, phases: the evidence of a run. */
import type { Marker } from '@abicus/contract';
import { didYouMean } from '../diagnostics/nearest.ts';
import { claim, declared, posOf, report, type Context, type Unit } from './context.ts';
import { checkPrefixes, orderMarkers, type Placed } from './ladder.ts';
import type { Phase } from './phase.ts';
import type { DiagnosticDef, LogDef, MarkerDef, PhaseDef, ProfileDef } from './shape/evidence.ts';

/** What all evidence gives. The markers' `proves` are as written: elements are known later. */
export type Evidence = {
  readonly markers: readonly MarkerDef[];
  readonly diagnostics: readonly DiagnosticDef[];
  readonly log?: LogDef;
  readonly profiles: readonly ProfileDef[];
  readonly phases: readonly PhaseDef[];
};

const live = (context: Context): Unit[] => context.units.filter((unit) => !unit.draft);

function checkEmitter(phase: Phase, unit: Unit, by: string, path: string): void {
  if (by !== 'neuron') phase.principals.check(unit, by, path);
}

function linkMarker(phase: Phase, unit: Unit, name: string, marker: Marker): MarkerDef {
  const path = `markers.${name}`;
  const { text, by, after = [], proves, profile, detail = false } = marker;
  const who = `marker ${name} (${unit.id})`;
  claim(phase.context, 'marker name', name, unit, path, `one of ${unit.id}`);
  claim(phase.context, 'marker text', text, unit, `${path}.text`, who);
  checkEmitter(phase, unit, by, `${path}.by`);
  const fail = text.endsWith(' ok') ? `${text.slice(0, -3)} FAIL` : undefined;
  if (fail !== undefined) claim(phase.context, 'marker text', fail, unit, `${path}.text`, who);
  return {
    ...declared(unit, `marker.${name}`, name, path),
    text,
    detail,
    by,
    after,
    proves,
    ...(profile !== undefined && { profile }),
    ...(fail !== undefined && { fail }),
  };
}

function collect(phase: Phase): Placed[] {
  return live(phase.context).flatMap((unit) =>
    Object.entries(unit.value.markers ?? {}).map(([name, marker]) => {
      return { unit, marker: linkMarker(phase, unit, name, marker) };
    }),
  );
}

function checkReferences(context: Context, placed: readonly Placed[], profiles: string[]): void {
  const names = placed.map(({ marker }) => marker.name);
  for (const { marker, unit } of placed) {
    const path = `markers.${marker.name}`;
    for (const [i, before] of marker.after.entries()) {
      if (names.includes(before)) continue;
      const fix = didYouMean(before, names);
      const message = `marker '${before}' is declared by no contract`;
      report(context, 'ref/unknown', unit, `${path}.after[${i}]`, message, { fix });
    }
    if (marker.profile !== undefined && !profiles.includes(marker.profile)) {
      const fix = didYouMean(marker.profile, profiles);
      const message = `profile '${marker.profile}' is declared by no contract`;
      report(context, 'ref/unknown', unit, `${path}.profile`, message, { fix });
    }
  }
}

function linkDiagnostics(phase: Phase): DiagnosticDef[] {
  return live(phase.context).flatMap((unit) =>
    Object.entries(unit.value.diagnostics ?? {}).map(([name, { text, by }]) => {
      const path = `diagnostics.${name}`;
      claim(phase.context, 'diagnostic name', name, unit, path, `one of ${unit.id}`);
      claim(phase.context, 'marker text', text, unit, `${path}.text`, `diagnostic ${name}`);
      checkEmitter(phase, unit, by, `${path}.by`);
      return { ...declared(unit, `diagnostic.${name}`, name, path), text, by };
    }),
  );
}

/** What lines of logs look like: said once for all contracts. */
function linkLog(context: Context): LogDef | undefined {
  const logs = live(context).flatMap((unit): LogDef[] => {
    const { log } = unit.value;
    if (log === undefined) return [];
    claim(context, 'the', 'log', unit, 'log', unit.id);
    return [{ ...declared(unit, 'log', 'log', 'log'), stamp: log.stamp }];
  });
  return logs[0];
}

function linkProfiles(context: Context, markers: readonly MarkerDef[]): ProfileDef[] {
  return live(context).flatMap((unit) =>
    Object.entries(unit.value.profiles ?? {}).map(([name, { harts }]) => {
      const path = `profiles.${name}`;
      const [minHarts, maxHarts] = harts;
      claim(context, 'profile', name, unit, path, `one of ${unit.id}`);
      if (!harts.every(Number.isInteger) || minHarts < 1 || maxHarts < minHarts) {
        const message = `harts are [least, most], not [${harts.join(', ')}]`;
        report(context, 'budget/range', unit, `${path}.harts`, message);
      }
      const rungs = markers
        .filter((marker) => marker.profile === undefined || marker.profile === name)
        .map((marker) => marker.name);
      return { ...declared(unit, `profile.${name}`, name, path), minHarts, maxHarts, rungs };
    }),
  );
}

function linkPhases(context: Context, markers: readonly MarkerDef[]): PhaseDef[] {
  const rung = new Map(markers.map((marker, i) => [marker.name, i]));
  const phases: PhaseDef[] = [];
  for (const unit of live(context)) {
    for (const [name, { until, doc }] of Object.entries(unit.value.phases ?? {})) {
      const path = `phases.${name}`;
      claim(context, 'phase', name, unit, path, `one of ${unit.id}`);
      if (!rung.has(until)) {
        const fix = didYouMean(until, rung.keys());
        const message = `phase '${name}' ends with marker '${until}', which is declared by no contract`;
        report(context, 'ref/unknown', unit, `${path}.until`, message, { fix });
      }
      claim(context, 'end of phase', until, unit, `${path}.until`, `phase ${name}`);
      const id = `phase.${name}`;
      phases.push({
        id,
        name,
        doc,
        until,
        pos: posOf(unit, path),
        contract: unit.slug,
        feeds: unit.feeds,
      });
    }
  }
  return phases.sort((a, b) => (rung.get(a.until) ?? 0) - (rung.get(b.until) ?? 0));
}

function withPhases(markers: readonly MarkerDef[], phases: readonly PhaseDef[]): MarkerDef[] {
  const rung = new Map(markers.map((marker, i) => [marker.name, i]));
  return markers.map((marker, i) => {
    const phase = phases.find((one) => (rung.get(one.until) ?? -1) >= i);
    return phase === undefined ? marker : { ...marker, phase: phase.name };
  });
}

/** Links the evidence of all contracts. */
export function linkEvidence(phase: Phase): Evidence {
  const { context } = phase;
  const placed = collect(phase);
  const names = live(context).flatMap((unit) => Object.keys(unit.value.profiles ?? {}));
  checkReferences(context, placed, names);
  checkPrefixes(context, placed);
  const order = orderMarkers(context, placed);
  const phases = linkPhases(context, order);
  const log = linkLog(context);
  return {
    ...(log && { log }),
    markers: withPhases(order, phases),
    diagnostics: linkDiagnostics(phase),
    profiles: linkProfiles(context, order),
    phases,
  };
}

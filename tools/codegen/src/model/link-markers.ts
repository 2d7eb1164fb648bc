/** Markers, diagnostics, profiles, phases: the evidence of a run. */
import type { Marker } from '@abicus/contract';
import { failOf } from '@abicus/wire';
import type { AnswerLine } from '@abicus/wire/ladder';
import { bootMarkers } from './boot-markers.ts';
import type { Context } from './context.ts';
import { defined } from './defined.ts';
import { checkPrefixes, orderMarkers, type MarkerSite } from './ladder.ts';
import { checkLine } from './line-text.ts';
import type { Phase } from './phase.ts';
import type { DiagnosticDef, LogDef, MarkerDef, PhaseDef, ProfileDef } from './shape/evidence.ts';
import type { SystemDef } from './shape/system.ts';
import { live, section, type Site } from './site.ts';

/** All evidence. The markers' `proves` are as written, because elements are known later. */
export type Evidence = {
  readonly markers: readonly MarkerDef[];
  readonly diagnostics: readonly DiagnosticDef[];
  readonly log?: LogDef;
  readonly profiles: readonly ProfileDef[];
  readonly phases: readonly PhaseDef[];
};

function checkEmitter(phase: Phase, site: Site, by: string): void {
  if (by !== 'neuron') phase.principals.check(site.at('.by'), by);
}

function linkMarker(
  phase: Phase,
  site: Site,
  name: string,
  marker: Marker,
  answered?: AnswerLine,
): MarkerDef {
  const { text, by, after = [], proves, profile, detail = false } = marker;
  const who = `marker ${name} (${site.unit.id})`;
  const said = site.at('.text');
  site.claim('marker name', name, `one of ${site.unit.id}`);
  checkLine(said, `marker ${name}`, text);
  checkEmitter(phase, site, by);
  const fail = failOf(text);
  if (said.claim('marker text', text, who)) said.claim('marker text', fail, who);
  const base = site.declared(`marker.${name}`, name);
  const order = { after, predecessors: after };
  return { ...base, text, detail, by, ...order, proves, fail, ...defined({ profile, answered }) };
}

function checkReferences(placed: readonly MarkerSite[], profiles: readonly string[]): void {
  const names = new Set(placed.map(({ marker }) => marker.name));
  for (const { marker, site } of placed) {
    for (const [before, at] of site.at('.after').items(marker.after)) {
      if (names.has(before)) continue;
      at.unknown(`marker '${before}' is declared by no contract`, before, names);
    }
    const { profile } = marker;
    if (profile !== undefined && !profiles.includes(profile)) {
      const message = `profile '${profile}' is declared by no contract`;
      site.at('.profile').unknown(message, profile, profiles);
    }
  }
}

function linkDiagnostics(phase: Phase): DiagnosticDef[] {
  const all = section(phase.context, 'diagnostics', (value) => value.diagnostics);
  return all.map(([name, { text, by }, site]) => {
    site.claim('diagnostic name', name, `one of ${site.unit.id}`);
    checkLine(site.at('.text'), `diagnostic ${name}`, text);
    site.at('.text').claim('marker text', text, `diagnostic ${name}`);
    checkEmitter(phase, site, by);
    return { ...site.declared(`diagnostic.${name}`, name), text, by };
  });
}

/** The format of log lines, which one contract declares for all. */
function linkLog(context: Context): LogDef | undefined {
  const logs = live(context).flatMap((root): LogDef[] => {
    const { log } = root.unit.value;
    if (log === undefined) return [];
    const site = root.at('log');
    site.claim('the', 'log', site.unit.id);
    return [{ ...site.declared('log', 'log'), stamp: log.stamp }];
  });
  return logs[0];
}

function linkProfiles(context: Context, markers: readonly MarkerDef[]): ProfileDef[] {
  const all = section(context, 'profiles', (value) => value.profiles);
  return all.map(([name, { harts }, site]) => {
    const [minHarts, maxHarts] = harts;
    site.claim('profile', name, `one of ${site.unit.id}`);
    if (!harts.every(Number.isInteger) || minHarts < 1 || maxHarts < minHarts) {
      site.at('.harts').range(`harts are [least, most], not [${harts.join(', ')}]`);
    }
    const rungs = markers
      .filter((marker) => marker.profile === undefined || marker.profile === name)
      .map((marker) => marker.name);
    return { ...site.declared(`profile.${name}`, name), minHarts, maxHarts, rungs };
  });
}

function linkPhases(context: Context, markers: readonly MarkerDef[]): PhaseDef[] {
  const rung = new Map(markers.map((marker, i) => [marker.name, i]));
  const all = section(context, 'phases', (value) => value.phases);
  const phases = all.map(([name, { until, doc }, site]) => {
    const end = site.at('.until');
    site.claim('phase', name, `one of ${site.unit.id}`);
    if (!rung.has(until)) {
      const message = `phase '${name}' ends with marker '${until}', which is no rung of the ladder`;
      end.unknown(message, until, rung.keys());
    }
    end.claim('end of phase', until, `phase ${name}`);
    const ofProgram = site.unit.value.program !== undefined;
    return { ofProgram, phase: { ...site.declared(`phase.${name}`, name), doc, until } };
  });
  const sorted = phases.sort(
    (a, b) =>
      Number(a.ofProgram) - Number(b.ofProgram) ||
      (rung.get(a.phase.until) ?? 0) - (rung.get(b.phase.until) ?? 0),
  );
  return orderPhases(
    sorted.map(({ phase }) => phase),
    markers,
  );
}

/**
 * Orders phases: each after those whose end it contains. Of phases that do not contain each other's end, that of a
 * program comes after the others, so that it holds no rung of the boot, which several programs share.
 */
function orderPhases(phases: readonly PhaseDef[], markers: readonly MarkerDef[]): PhaseDef[] {
  const left = [...phases];
  const ordered: PhaseDef[] = [];
  while (left.length > 0) {
    const next = left.findIndex(({ until }) => {
      const inside = closureOf(markers, until);
      return left.every((other) => other.until === until || !inside.has(other.until));
    });
    // Markers in a circle are a finding of their own.
    ordered.push(...left.splice(Math.max(next, 0), 1));
  }
  return ordered;
}

/** A marker and all that come before it. */
function closureOf(markers: readonly MarkerDef[], until: string): ReadonlySet<string> {
  const byName = new Map(markers.map((marker) => [marker.name, marker]));
  const inside = new Set<string>();
  for (const left = [until]; left.length > 0;) {
    const name = left.pop() ?? '';
    if (inside.has(name)) continue;
    inside.add(name);
    left.push(...(byName.get(name)?.predecessors ?? []));
  }
  return inside;
}

/** Gives each marker the first phase that contains it: the end of the phase, or a marker that comes before it. */
function withPhases(markers: readonly MarkerDef[], phases: readonly PhaseDef[]): MarkerDef[] {
  const phaseOf = new Map<string, string>();
  for (const { name, until } of phases) {
    for (const inside of closureOf(markers, until)) {
      if (!phaseOf.has(inside)) phaseOf.set(inside, name);
    }
  }
  return markers.map((marker) => ({ ...marker, ...defined({ phase: phaseOf.get(marker.name) }) }));
}

/** Links the evidence of all contracts, and derives that of what is booted. */
export function linkEvidence(phase: Phase, system: SystemDef | undefined): Evidence {
  const { context } = phase;
  const declared = section(context, 'markers', (value) => value.markers);
  const names = new Set(declared.map(([name]) => name));
  const { derived, after, answered } = bootMarkers(context, system, names);
  const written: MarkerSite[] = declared.map(([name, marker, site]) => {
    const own = [...(marker.after ?? []), ...(after.get(name) ?? [])];
    const whole = own.length === 0 ? marker : { ...marker, after: [...new Set(own)] };
    return { site, marker: linkMarker(phase, site, name, whole, answered.get(name)) };
  });
  const placed: MarkerSite[] = [
    ...written,
    ...derived.map(({ name, marker, site, place }) => {
      const linked = linkMarker(phase, site, name, marker, answered.get(name));
      return { site: place, marker: { ...linked, derived: true } };
    }),
  ];
  const profiles = section(context, 'profiles', (value) => value.profiles);
  checkReferences(
    placed,
    profiles.map(([name]) => name),
  );
  const lines = section(context, 'audit', (value) => value.audit);
  checkPrefixes(
    placed,
    lines.map(([, { prefix }, site]) => ({ text: prefix, site: site.at('#0') })),
  );
  const order = orderMarkers(context, placed);
  const phases = linkPhases(context, order);
  return {
    ...defined({ log: linkLog(context) }),
    markers: withPhases(order, phases),
    diagnostics: linkDiagnostics(phase),
    profiles: linkProfiles(context, order),
    phases,
  };
}

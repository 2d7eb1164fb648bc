/** The ladder that the contracts of a workspace declare, as data. */
import type { DeclaredLine, Ladder, Rung } from '@abicus/wire/ladder';
import type { AuditDef, MarkerDef, Model } from '../../model/types.ts';

const KERNEL = 'neuron';

function rungOf(marker: MarkerDef, lastPhase: string): Rung {
  const { name, text, detail, by, predecessors, proves, profile, fail, phase, answered } = marker;
  return {
    name,
    text,
    ...(detail && { detail }),
    fail,
    by,
    phase: phase ?? lastPhase,
    after: predecessors,
    ...(profile !== undefined && { profile }),
    proves,
    ...(answered !== undefined && { answered }),
  };
}

/** The identity that may print an audit line: the kernel, or the service of its contract. */
function auditor(model: Model, line: AuditDef): string | undefined {
  if (line.feeds === 'kernel') return KERNEL;
  return model.services.find((service) => service.contract === line.contract)?.name;
}

function auditLine(model: Model, line: AuditDef): DeclaredLine {
  const { id, prefix, fields } = line;
  const by = auditor(model, line);
  return {
    id,
    ...(by !== undefined && { by }),
    text: prefix,
    fields: fields.map(({ name }) => name),
  };
}

/** What the texts of markers start with, up to the first `: `. */
function namespacesOf(markers: readonly MarkerDef[]): string[] {
  const starts = markers.flatMap(({ text }) => {
    const end = text.indexOf(': ');
    return end === -1 ? [] : [text.slice(0, end + 2)];
  });
  return [...new Set(starts)].sort();
}

/** The required and the allowed lines of logs, from the contracts. */
export function ladderData(model: Model): Ladder {
  const { markers, phases, profiles } = model;
  const lastPhase = phases.at(-1)?.name ?? '';
  return {
    kernel: KERNEL,
    stamp: model.log?.stamp ?? 'emitter',
    rungs: markers.map((marker) => rungOf(marker, lastPhase)),
    phases: phases.map(({ name, until, doc }) => ({ name, until, doc })),
    profiles: Object.fromEntries(
      profiles.map(({ name, minHarts, maxHarts }) => [name, { minHarts, maxHarts }]),
    ),
    declared: [
      ...model.diagnostics.map(({ id, by, text }) => ({ id, by, text })),
      ...model.audit.map((line) => auditLine(model, line)),
    ],
    namespaces: namespacesOf(markers),
  };
}

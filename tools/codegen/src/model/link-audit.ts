/** Audit lines: their texts and the types of their fields. */
import type { AuditField } from '@abicus/contract';
import { defined } from './defined.ts';
import { checkLine } from './line-text.ts';
import { linkValue } from './link-args.ts';
import type { Phase } from './phase.ts';
import type { AuditDef, AuditFieldDef } from './shape/calls.ts';
import { section, type Site } from './site.ts';

/** Any text without a space. */
const WORD = 'word';

function linkField(phase: Phase, site: Site, name: string, field: AuditField): AuditFieldDef {
  return { name, ...defined({ type: field === WORD ? undefined : linkValue(phase, site, field) }) };
}

/** Links the audit lines of all contracts. */
export function linkAudit(phase: Phase): AuditDef[] {
  const all = section(phase.context, 'audit', (value) => value.audit);
  return all.map(([name, { prefix, fields }, site]) => {
    const { id, slug } = site.unit;
    checkLine(site.at('#0'), `audit line ${name}`, prefix);
    site.at('#0').claim('audit prefix', prefix, `${name} (${id})`);
    const linked = Array.isArray(fields)
      ? fields.map((field: string) => ({ name: field }))
      : site
          .at('#1')
          .entries(fields as Readonly<Record<string, AuditField>>)
          .map(([field, type, at]) => {
            return linkField(phase, at, field, type);
          });
    return { ...site.declared(`${slug}.audit.${name}`, name), prefix, fields: linked };
  });
}

/** The audit line with a name; gives nothing, and a finding, for an unknown name. */
export function auditOf(
  site: Site,
  audits: readonly AuditDef[],
  name: string,
): AuditDef | undefined {
  const own = audits.filter((audit) => audit.contract === site.unit.slug);
  const found = own.find((audit) => audit.name === name);
  if (found === undefined) {
    const names = own.map((audit) => audit.name);
    site.unknown(`audit line '${name}' is not declared in ${site.unit.id}`, name, names);
  }
  return found;
}

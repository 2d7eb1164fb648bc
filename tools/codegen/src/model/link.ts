/**
 * The linker: takes contracts, and gives the model or findings.
 * Phases depend on each other: errors, types, limits, principals, then what refers to them, then what
 * refers to everything (`proves`, `uses`). Contracts are sorted by id, so the order in which files
 * were read does not matter.
 */
import { createHash } from 'node:crypto';
import { byPlace, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { canonical } from '../read/canonical.ts';
import type { ContractSource } from '../read/source.ts';
import { clashes } from '../names/clashes.ts';
import { NATIVE, type Workspace } from '../workspace/config.ts';
import { packagePartFault, pathFault } from '../workspace/paths.ts';
import { checkBudgets } from './budgets.ts';
import { proseOf, unitOf, type Context, type Unit } from './context.ts';
import { defined } from './defined.ts';
import { elementsOf } from './elements.ts';
import { linkAudit } from './link-audit.ts';
import { checkRepeated } from './repeated.ts';
import { linkBoard } from './link-board.ts';
import { linkConfigs } from './link-config.ts';
import { linkErrors } from './link-errors.ts';
import { linkLimits } from './link-limits.ts';
import { linkMachines } from './link-machines.ts';
import { linkEvidence } from './link-markers.ts';
import { linkPersisted } from './link-persisted.ts';
import { linkPrograms } from './link-programs.ts';
import { linkProves } from './link-proves.ts';
import { linkRpcs } from './link-rpc.ts';
import { linkSystem } from './link-system.ts';
import { linkServices, type FrameLimit } from './link-services.ts';
import { linkSyscalls } from './link-syscalls.ts';
import { linkTypes } from './link-types.ts';
import { checkUses } from './names.ts';
import { packagesOf } from './packages.ts';
import type { Phase } from './phase.ts';
import { linkPrincipals } from './principals.ts';
import { checkNumbers } from './renumbered.ts';
import { live, Site } from './site.ts';
import type { ContractDef, InvariantDef, Model } from './types.ts';

/** A model, or the findings that prevent it. */
export type LinkResult =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** The hash of a contract's value: docs and places do not change it, the order of fields does. */
export function hashOf(source: ContractSource): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(source.value)))
    .digest('hex');
}

function contractDef(site: Site): ContractDef {
  const { source, value, slug } = site.unit;
  return {
    slug,
    prose: proseOf(value),
    doc: site.doc,
    file: source.file,
    sha256: hashOf(source),
    pos: site.pos,
    uses: Object.entries(value.uses ?? {}).map(([id, names]) => ({ id, names })),
    mustUse: value.mustUse ?? [],
    reserved: { ...value.reserved },
    ...defined({ linked: source.linked }),
  };
}

/** The form of a domain: a few words. */
const DOMAIN = /^[A-Za-z][A-Za-z\d]*(?: [A-Za-z\d]+)*$/;

function linkInvariants(context: Context): InvariantDef[] {
  const all = live(context).flatMap((site) =>
    site.at('security.invariants').entries(site.unit.value.security?.invariants),
  );
  return all.map(([name, { forAll, text }, site]) => {
    const { source, slug } = site.unit;
    if (!source.stored && !DOMAIN.test(forAll)) {
      const message = `${JSON.stringify(forAll)} is not a domain: '${name}' needs the kind of thing that it holds for`;
      const fix = "forAll: 'task', or what else its test judges";
      site.at('.forAll').report('contract/wrong-kind', message, { fix });
    }
    return { ...site.declared(`${slug}.invariant.${name}`, name), forAll, text };
  });
}

/** Checks that reserved names are not reused. */
function checkReservedNames(context: Context, model: Model): void {
  const bySlug = Map.groupBy(model.elements, ({ contract }) => contract);
  for (const unit of context.units) {
    const site = new Site(context, unit, 'reserved.names');
    // Of two with one name the first is reported.
    const own = (bySlug.get(unit.slug) ?? []).toReversed();
    const byName = new Map(own.map((element) => [element.name, element]));
    for (const [name, at] of site.items(unit.value.reserved?.names)) {
      const taken = byName.get(name);
      if (taken === undefined) continue;
      at.report('registry/taken', `'${name}' is reserved, and is a ${taken.kind} again`);
    }
  }
}

/** Checks that ids are unique: two elements with one id would share their proof. */
function checkIds(context: Context, model: Model): void {
  const units = new Map(context.units.map((unit) => [unit.slug, unit]));
  for (const [i, element] of model.elements.entries()) {
    const before = model.elements[i - 1];
    const unit = units.get(element.contract);
    if (before?.id !== element.id || unit === undefined) continue;
    context.found.push({
      ...element.pos,
      code: 'ABI2001',
      slug: 'registry/taken',
      fix: 'rename one of the two',
      message: `the ${element.kind} '${element.id}' has the id of a ${before.kind}`,
      related: [{ label: 'first', ...before.pos, text: before.kind }],
    });
  }
}

function frameLimit(phase: Phase): FrameLimit | undefined {
  const limit = phase.limits.all.find((one) => one.id === 'kernel.limit.maxFrame');
  return limit?.kind === 'limit' ? { value: limit.value, pos: limit.pos } : undefined;
}

/** Checks that a contract feeds no package of another workspace: nothing can be added to that one. */
function checkFeeds(all: readonly Unit[], { feeds, source }: Unit, named: Site): void {
  const other = all.find((one) => {
    return (
      one.feeds === feeds &&
      one.source.linked !== undefined &&
      one.source.linked.name !== source.linked?.name
    );
  });
  const from = other?.source.linked?.name;
  if (from === undefined) return;
  const message = `'${feeds}' is a generated package of the linked '${from}' (${other?.source.file ?? ''})`;
  named.report('registry/taken', message, { fix: 'take another name' });
}

/** Checks names that become folders and files: of packages, snapshots and pages. */
function checkPaths(context: Context, all: readonly Unit[], workspace: Workspace): void {
  for (const unit of all) {
    const { feeds, slug, source } = unit;
    const site = new Site(context, unit);
    const named = site.at('feeds');
    checkFeeds(all, unit, named);
    const fault = packagePartFault(feeds);
    if (fault !== undefined) {
      const message = `feeds ${JSON.stringify(feeds)} ${fault}`;
      const fix = `a folder of its own in ${workspace.abi}: feeds: 'spool'`;
      named.report('path/name', message, { fix });
    } else if (feeds === NATIVE) {
      const message = `'${feeds}' is the package that is generated from all contracts`;
      named.report('registry/taken', message, { fix: 'take another name' });
    }
    if (/^[\w.-]+$/.test(slug) && pathFault(slug) === undefined) continue;
    const message = `${JSON.stringify(source.file)} is not a contract name: letters, digits, '-', '_' and '.'`;
    site.report('path/name', message, { fix: 'rename the file: rfc-0001-spool' });
  }
}

/**
 * The form of a contract's id: it is in each generated file, in comments of three languages and in
 * tables.
 */
const CONTRACT_ID = /^[A-Za-z][\w.-]*(?:\/[\w.-]+)?$/;
/** Its longest length in characters. */
const ID_MAX = 64;

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

function claimUnits(context: Context): void {
  for (const unit of context.units) {
    const site = new Site(context, unit);
    if (!unit.source.stored && (!CONTRACT_ID.test(unit.id) || unit.id.length > ID_MAX)) {
      const message = `${JSON.stringify(unit.id.slice(0, ID_MAX))} is not a contract id: letters, digits, '-', '_', '.' and one '/', at most ${ID_MAX} characters`;
      site.at('id').report('contract/bad-name', message, { fix: "id: 'RFC-0001'" });
    }
    if (!unit.source.stored && !isDay(unit.value.created)) {
      const message = `${JSON.stringify(unit.value.created.slice(0, ID_MAX))} is not a date`;
      site.at('created').report('contract/wrong-kind', message, { fix: "created: '2026-01-31'" });
    }
    site.at('id').claim('contract id', unit.id, unit.source.file);
    site.claim('contract slug', unit.slug, unit.source.file);
  }
}

function build(context: Context, contracts: ContractDef[], workspace: Workspace): Model {
  const errors = linkErrors(context);
  const types = linkTypes(context, errors.resolve);
  const limits = linkLimits(context, types.resolve);
  const phase: Phase = { context, errors, types, limits, principals: linkPrincipals(context) };
  const audit = linkAudit(phase);
  const { syscalls, operations } = linkSyscalls(phase, audit);
  const limit = frameLimit(phase);
  const services = linkServices(phase, limit, audit);
  const machines = linkMachines(phase, { operations, services, types: types.all });
  const persisted = linkPersisted(phase);
  const parts = {
    contracts,
    types: types.all,
    errors: errors.all,
    limits: limits.all,
    operations,
    services,
    audit,
    persisted,
  };
  const programs = linkPrograms(context);
  const board = linkBoard(context);
  const system = linkSystem(phase, programs, board);
  checkBudgets(context, services, system);
  const evidence = linkEvidence(phase, system);
  const model: Omit<Model, 'elements'> = {
    ...parts,
    packages: packagesOf(workspace, parts),
    principals: phase.principals.all,
    programs,
    syscalls,
    machines,
    ...evidence,
    board,
    invariants: linkInvariants(context),
    configs: linkConfigs(context),
    rpcs: linkRpcs(context),
    ...defined({ maxFrame: limit?.value, system }),
  };
  const elements = elementsOf(model);
  return { ...model, elements, markers: linkProves(context, model.markers, elements) };
}

/**
 * Links contracts. `previous` are those of the last release: numbers of accepted and frozen contracts
 * are compared with them.
 */
export function link(
  sources: readonly ContractSource[],
  workspace: Workspace,
  previous: readonly ContractSource[] = [],
): LinkResult {
  const all = sources
    .map(unitOf)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.source.file < b.source.file ? -1 : 1));
  const units = all.filter((unit) => unit.value.status !== 'superseded');
  const context: Context = { units, found: [], claims: new Map() };
  checkPaths(context, all, workspace);
  claimUnits(context);
  checkRepeated(context);
  const contracts = all.map((unit) => contractDef(new Site(context, unit)));
  const model = build(context, contracts, workspace);
  checkUses(context);
  if (context.found.length === 0) {
    checkIds(context, model);
    checkReservedNames(context, model);
    checkNumbers(context, previous);
    // Nothing is generated from an earlier version.
    if (sources.some(({ stored }) => !stored)) context.found.push(...clashes(model, workspace));
  }
  if (context.found.length > 0) return { ok: false, diagnostics: context.found.sort(byPlace) };
  return { ok: true, model };
}

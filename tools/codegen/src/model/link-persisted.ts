/** Stored data: templates of keys, versions of values, and that no key belongs to two kinds of entries. */
import type { Persistence, StoredEntry } from '@abicus/contract';
import {
  KEY_ALPHABETS,
  type KeyKind,
  type KeyPart,
  type KeyTemplate,
} from '@abicus/wire/persisted';
import { plural } from '../diagnostics/plural.ts';
import { related } from '../diagnostics/diagnostic.ts';
import { charsOf, commonKey, keySeenBy, prefixOf } from './key-clashes.ts';
import { linkSchema } from './link-schema.ts';
import type { Phase } from './phase.ts';
import type { LayoutDef, LayoutVersion, StoredDef } from './shape/persisted.ts';
import { live, type Site } from './site.ts';

const VERSION_MAX = 255;
const KEY_MAX = 4096;
const KINDS = Object.keys(KEY_ALPHABETS);
const isKind = (kind: string): kind is KeyKind => KINDS.includes(kind);

/** The parts of a key; reports a key that is not one. */
function templateOf(site: Site, key: string): KeyTemplate {
  const bad = (message: string, fix: string): KeyTemplate => {
    site.report('persisted/key', message, { fix });
    return [];
  };
  const template: (string | KeyPart)[] = [];
  for (const [piece] of key.matchAll(/\{[^{}]*\}|[^{}]+|[{}]/g)) {
    if (!/^[{}]/.test(piece)) {
      if (!/^[\x21-\x7e]+$/.test(piece))
        return bad(
          `'${piece}' has characters that are not printable ASCII`,
          'ASCII without blanks',
        );
      template.push(piece);
      continue;
    }
    const [, name, kind = ''] = /^\{([A-Za-z]\w*): ?(\w+)\}$/.exec(piece) ?? [];
    if (name === undefined) return bad(`'${piece}' is no part of a key`, '{n: u32}');
    if (!isKind(kind)) {
      site.unknown(`'${kind}' is no kind of part`, kind, KINDS, [], KINDS.join(', '));
      return [];
    }
    if (template.some((part) => typeof part !== 'string' && part.name === name)) {
      return bad(`the part '${name}' is there twice`, 'rename one of the two');
    }
    template.push({ name, kind });
  }
  if (template.length === 0) return bad('the key is empty', "'/state/spool/job_{id: u32}'");
  for (const [i, part] of template.entries()) {
    const next = template[i + 1];
    if (typeof part === 'string' || next === undefined) continue;
    if (typeof next !== 'string') {
      return bad(
        `nothing stands between '${part.name}' and '${next.name}': where one ends is not known`,
        "'/' between them",
      );
    }
    const [first = ''] = next;
    if (charsOf(part.kind).has(first)) {
      const message = `'${first}' after '${part.name}' may be a character of it: where it ends is not known`;
      return bad(message, 'another character between them');
    }
  }
  return template;
}

/** The longest key in characters. */
function longest(template: KeyTemplate): number {
  return template.reduce(
    (sum, part) => sum + (typeof part === 'string' ? part.length : KEY_ALPHABETS[part.kind].max),
    0,
  );
}

function linkLayout(phase: Phase, site: Site, layout: StoredEntry['value']): LayoutDef | undefined {
  if (typeof layout !== 'string') {
    return { kind: 'json', schema: linkSchema(site, layout, 'value') };
  }
  const type = phase.types.resolve(site, layout);
  if (type === undefined) return undefined;
  if (type.kind === 'struct') return { kind: 'struct', type };
  const fix = 'a structure, or a TypeBox schema';
  site.report('contract/wrong-kind', `'${layout}' is no structure: a value has a layout`, { fix });
  return undefined;
}

/** The versions of a value, from the oldest on. */
function linkVersions(
  phase: Phase,
  site: Site,
  { version, value, was }: StoredEntry,
): LayoutVersion[] {
  if (!(Number.isSafeInteger(version) && version >= 1 && version <= VERSION_MAX)) {
    site
      .at('.version')
      .range(`a version is a whole number from 1 to ${VERSION_MAX}, not ${version}`);
    return [];
  }
  const found = new Map<number, LayoutDef>();
  for (const [name, layout, at] of site.at('.was').entries(was)) {
    const old = Number(/^v([1-9]\d{0,2})$/.exec(name)?.[1]);
    if (!(old < version)) {
      const message = `'${name}' is no version before ${version}`;
      at.report('persisted/version', message, {
        fix: version > 1 ? `v${version - 1}` : 'take it out',
      });
      continue;
    }
    const linked = linkLayout(phase, at, layout);
    if (linked !== undefined) found.set(old, linked);
  }
  const now = linkLayout(phase, site.at('.value'), value);
  if (now !== undefined) found.set(version, now);
  const numbers = [...found.keys()].sort((a, b) => a - b);
  for (const [i, number] of numbers.entries()) {
    const before = numbers[i - 1];
    if (before === undefined || before === number - 1) continue;
    const message = `version ${before} is migrated to ${before + 1}, and no layout of that is there`;
    site.at('.was').report('persisted/version', message, { fix: `v${before + 1} in \`was\`` });
  }
  return numbers.flatMap((number) => {
    const layout = found.get(number);
    return layout === undefined ? [] : [{ version: number, layout }];
  });
}

function linkEntry(
  phase: Phase,
  site: Site,
  name: string,
  persisted: Persistence,
): StoredDef | undefined {
  const entry = persisted.entries[name];
  if (entry === undefined) return undefined;
  const { key, version, scan = false } = entry;
  const at = site.at('#0');
  const template = templateOf(at, key);
  const length = longest(template);
  if (length > persisted.maxKey) {
    const message = `a key has up to ${plural(length, 'character')}, and the store takes ${persisted.maxKey}`;
    at.report('budget/size', message, { fix: 'shorter parts, or a larger `maxKey`' });
  }
  if (scan && (prefixOf(template) === '' || template.length === 1)) {
    const message = 'only keys with a common prefix and different endings can be listed';
    site.at('.scan').report('persisted/key', message, { fix: 'a text before the first part' });
  }
  const layouts = linkVersions(phase, site, entry);
  const base = site.declared(`persisted.${site.unit.feeds}.${name}`, name);
  return { ...base, store: persisted.store, key, template, version, layouts, scan };
}

type Placed = { readonly def: StoredDef; readonly site: Site };

/** Reports conflicts of two kinds of entries of one store. */
function compare(first: Placed, second: Placed): void {
  const places = [related('first', first.def.pos, first.def.key)];
  const common = commonKey(first.def.template, second.def.template);
  if (common !== undefined) {
    const message = `'${common}' is a key of '${second.def.id}' and of '${first.def.id}'`;
    second.site.report('persisted/key', message, { related: places, fix: 'another beginning' });
    return;
  }
  const pairs = [
    [first, second],
    [second, first],
  ] as const;
  for (const [scanned, other] of pairs) {
    if (!scanned.def.scan) continue;
    const seen = keySeenBy(scanned.def.template, other.def.template);
    if (seen === undefined) continue;
    const prefix = prefixOf(scanned.def.template);
    const message = `a listing of '${scanned.def.id}' by '${prefix}' finds keys of '${other.def.id}' too: '${seen}'`;
    second.site.report('persisted/key', message, { related: places, fix: 'another beginning' });
    return;
  }
}

/** Links the stored data of the contracts. */
export function linkPersisted(phase: Phase): StoredDef[] {
  const placed: Placed[] = live(phase.context).flatMap((contract) => {
    const { persisted } = contract.unit.value;
    if (persisted === undefined) return [];
    const { maxKey } = persisted;
    if (!(Number.isSafeInteger(maxKey) && maxKey >= 1 && maxKey <= KEY_MAX)) {
      contract
        .at('persisted.maxKey')
        .range(`a key has from 1 to ${KEY_MAX} characters, not ${maxKey}`);
    }
    return contract
      .at('persisted.entries')
      .entries(persisted.entries)
      .flatMap(([name, , site]) => {
        const def = linkEntry(phase, site, name, persisted);
        return def === undefined ? [] : [{ def, site: site.at('#0') }];
      });
  });
  for (const [i, second] of placed.entries()) {
    if (second.def.template.length === 0) continue;
    for (const first of placed.slice(0, i)) {
      const isSame = first.def.store === second.def.store && first.def.template.length > 0;
      if (isSame) compare(first, second);
    }
  }
  return placed.map(({ def }) => def);
}

/** Links of a page: its own elements, elements of other pages, the rungs that prove an element. */
import type { ContractDef, Declaration, Model } from '../../model/types.ts';
import { mono } from './markdown.ts';

/** The file of a contract's page: `rfc-0023-qos.md`. */
export function pageName(contract: ContractDef): string {
  const name = contract.file.slice(contract.file.lastIndexOf('/') + 1);
  return name.replace(/\.contract\.ts$/, '.md');
}

/** A text that leads to the page of a contract; the text alone if the contract is linked: it has no page here. */
export function toPage(contract: ContractDef, text: string): string {
  return contract.linked === undefined ? `[${text}](${pageName(contract)})` : text;
}

/** The page that is written. */
export type Page = { readonly model: Model; readonly contract: ContractDef };

/** Elements that a contract declares. */
export function ownOf<T extends Declaration>(page: Page, elements: readonly T[]): T[] {
  return elements.filter((one) => one.contract === page.contract.slug);
}

/** The name of an element, linked if it is on another page. */
export function link(page: Page, element: Declaration): string {
  const other = page.model.contracts.find(({ slug }) => slug === element.contract);
  if (other === undefined || other.slug === page.contract.slug) return mono(element.name);
  return toPage(other, mono(element.name));
}

/** The rungs that prove an element, as text; nothing if there are none. */
export function provenBy({ model }: Page, id: string): string {
  const markers = model.markers.filter(({ proves }) => proves.includes(id));
  return markers.map(({ text }) => mono(text)).join(', ');
}

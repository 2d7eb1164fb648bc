/**
 * The slots of a program. They follow from its own contract alone, by one rule, so that no other contract moves them:
 * control, the first program, requests, own endpoints, clock, endpoint factory, devices, services that it calls, services
 * that it notifies.
 */
import { camel } from '../emit/names.ts';
import type { ProgramDef, StatedName } from './shape/programs.ts';
import type { SlotsDef, SlotDef } from './shape/system.ts';

/** The slot in which a program receives its start message. */
const CONTROL = 0;
/** The slot in which a program may send to the first one. */
const FIRST = 1;

/** The slots of a program, under a first program of this name. */
export function layoutOf(program: ProgramDef, first: string): SlotsDef {
  const { pos } = program;
  const slots: SlotDef[] = [
    { name: 'control', slot: CONTROL, doc: 'Receives the start message. RECV.', pos },
    { name: camel(first), slot: FIRST, doc: `Requests of ${first}. SEND.`, pos },
  ];
  const next = (name: string, doc: string, at: StatedName | ProgramDef = program): number => {
    const slot = slots.length;
    slots.push({ name, slot, doc: doc.trim(), pos: at.pos });
    return slot;
  };
  const requests =
    program.depth === undefined ? undefined : next('requests', 'Receives requests. RECV.');
  const endpoints = program.endpoints.map((one) => ({
    recv: next(`${one.name}Recv`, `${one.doc} RECV.`, one),
    send: next(`${one.name}Send`, `${one.doc} SEND.`, one),
  }));
  const clock = program.time ? next('clock', 'The exact time. TIME.') : undefined;
  const factory =
    program.endpointBudget === undefined
      ? undefined
      : next('endpointFactory', 'Creates endpoints, as many as its budget says. MANAGE.');
  const devices = program.devices.map((one) => ({
    registers: next(`${one.name}Registers`, `Registers of ${one.name}. MAP, WRITE.`, one),
    interrupt: next(`${one.name}Interrupt`, `Interrupt of ${one.name}. RECV.`, one),
  }));
  const services = new Map([[first, FIRST]]);
  const sendTo = (service: string): number => {
    const known = services.get(service);
    if (known !== undefined) return known;
    const slot = next(camel(service), `Requests of ${service}. SEND.`);
    services.set(service, slot);
    return slot;
  };
  const calls = program.calls.map(({ service }) => sendTo(service));
  const notifies = program.notifies.map(({ service }) => sendTo(service));
  return {
    slots,
    ...(requests !== undefined && { requests }),
    endpoints,
    ...(clock !== undefined && { clock }),
    ...(factory !== undefined && { factory }),
    devices,
    calls,
    notifies,
  };
}

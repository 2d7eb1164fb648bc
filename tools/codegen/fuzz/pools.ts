/**
 * Names by what they are given to. In a package the names of types, syscalls, requests, limits and constants stand beside
 * each other, so each kind has words of its own here; names of other kinds have a space of their own.
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What is named. */
export type NameKind = 'any' | 'type' | 'syscall' | 'request' | 'limit' | 'constant';

/** Names that mean nothing to any language, by kind. */
export const POOLS: Readonly<Record<NameKind, readonly string[]>> = {
  any: words(`
    alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa
    quebec romeo sierra tango uniform victor whiskey xray yankee zulu taskId frameSize pageCount sendRights
    ownerOf lastSeen deadline budget priority queueDepth slotIndex wakeUp parent child first second third
  `),
  type: words(`
    badge cookie depth extent flavour grade harbour inode jiffy kernelId level moment notion origin portion quantum
    region stripe tariff urgency vector width yield_ zone blockId pageNumber rightsMask sleepMode
  `),
  syscall: words(`
    acquire bind connect destroy enqueue fetch grant handOver inspect join_ kick lend migrate notify observe park
    query_ revoke suspend transfer unmap visit weigh yieldTo sleepUntil wakeAll readClock mapPages dropSlot
  `),
  request: words(`
    append browse commit discard evict flush gather hold_ import_ journal keep lookUp merge nudge open_ publish
    quote replay seal trim upload verify wrap_ expand_ listAll moveTo renew cancelAll
  `),
  limit: words(`
    maxAges maxBytes maxClients maxDepth maxEvents maxFrames maxGrants maxHands maxItems maxJobs maxKeys maxLines
    maxMaps maxNodes maxOwners maxPages maxQueues maxRights maxSlots maxTimers maxUsers maxViews
  `),
  constant: words(`
    nAddr nBase nCause nDebug nEdge nFence nGate nHart nIrq nJump nKey nLine nMode nNest nOps nPmp nQueue nRom nScale
    nTime nUart nVirt nWire
  `),
};

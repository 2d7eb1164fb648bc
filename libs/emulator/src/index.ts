/** A deterministic RISC-V RV64 board: harts, memory, page tables, devices. */
export {};

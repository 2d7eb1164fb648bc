/** The board: register maps of the devices and the memory map. Generated from contracts. */
export {};

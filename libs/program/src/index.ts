/** The library for programs: ELF images, the registry that finds their code, console lines and markers. */
export * from './image.ts';
export * from './print.ts';
export * from './registry.ts';

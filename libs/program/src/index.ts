/** What programs are written with: images, the registry that finds their code, lines and markers. */
export * from './image.ts';
export * from './print.ts';
export * from './registry.ts';

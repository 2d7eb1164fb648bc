/** A CPU with a scripted kernel, for tests of programs. */
export * from './fake-cpu.ts';

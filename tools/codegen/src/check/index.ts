/** The verb `check`, and how its findings are printed. */
export { check, checkExit, type CheckOptions, type CheckResult } from './check.ts';
export { outsideOf } from './outside.ts';
export { FORMATS, formatReport, type Format, type Report } from '../report/report.ts';

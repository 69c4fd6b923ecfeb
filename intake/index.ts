/** Received files → candidate invoices, as services see it. */
export { drawPage } from './drawPage';
export { detectKind, type FileKind } from './detectKind';
export { INTAKE_LIMITS, type IntakeLimits } from './limits';
export { closeReader, type ReaderPool } from './openReader';
export { readReceived, type ReadOptions, type ReceivedFile } from './readReceived';
export type { FileReading, Progress } from './readFile';
export type { MailFacts, Part } from './unpack/part';

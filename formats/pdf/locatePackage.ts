import { join } from 'node:path';

/** Compiled, this file lies in dist/formats/pdf; as source, in formats/pdf. Both have templates/ two folders up. */
const isCompiled = __filename.endsWith('.js');
const base = join(__dirname, '..', '..');

export const packageFolder = isCompiled ? join(base, '..') : base;
export const templatesFolder = join(base, 'templates');
/** A worker thread runs JavaScript, so there is only a compiled one. */
export const workerFile = join(packageFolder, 'dist', 'formats', 'pdf', 'worker.js');

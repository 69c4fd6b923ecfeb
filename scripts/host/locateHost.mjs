import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const hostFolder = join(repositoryFolder, 'host');
export const n8nProgram = join(hostFolder, 'node_modules', 'n8n', 'bin', 'n8n');

/** n8n needs Node 24, whatever Node the person has: the one that npm brought with the package. */
export const nodeFolder = join(repositoryFolder, 'node_modules', 'node', 'bin');
export const nodeProgram = join(nodeFolder, 'node');

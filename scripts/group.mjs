import { runBuilt } from './runBuilt.mjs';

/** `npm run group -- NOTES.json [--json]`: which delivery notes of a file share an invoice, and why the others are left. */
runBuilt('group');

import { runBuilt } from './runBuilt.mjs';

/**
 * `npm run sepa -- DEBITS.json OUT.xml [--version 001.02] [--valid-only] [--json]`: a pain.008 file, or what keeps it
 * from being written, by debtor. `--read FILE` lists what a bank tells, `--check FILE` looks at a pain.008 file of
 * anybody, `--sample` prints an input.
 */
runBuilt('sepa');

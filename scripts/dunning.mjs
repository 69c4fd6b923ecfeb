import { runBuilt } from './runBuilt.mjs';

/** `npm run dunning -- STATE.json --date YYYY-MM-DD [--json]`: which reminders are due on a day, and why or why not. */
runBuilt('dunning');

import { randomUUID } from 'node:crypto';
import { refuse } from '../../../domain/refusal';
import { waitFor } from '../../calls/waitFor';
import { write } from '../../calls/write';
import type { EInvoiceContext } from '../operation';
import { CALL_TIME } from './begin';

/** How long a run waits for its turn in a series, and how often it asks, in ms. */
const PATIENCE = 60_000;
const ASKS_EVERY = 1_000;

export interface SeriesTurn {
	/** Before each call: the turn stays ours for the time of one, and the provider gets its pause. */
	renew(): Promise<void>;
	/** After each call. */
	called(): void;
	end(): Promise<void>;
}

/**
 * The turn to issue in a series: providers want one call after the other, and dates that rise. A run that is gone loses it
 * when its call has timed out.
 *
 * @throws Refusal `einvoice.seriesBusy`
 */
export async function takeTurn(context: EInvoiceContext, series: string): Promise<SeriesTurn> {
	const { account, capabilities } = context.provider;
	const holder = randomUUID();
	const claim = () => {
		const until = new Date(Date.parse(context.now()) + CALL_TIME).toISOString();
		return write(context, (tx) => tx.eInvoices.lease(account, series, holder, until));
	};
	const claimPatiently = async () => {
		const until = Date.parse(context.now()) + PATIENCE;
		while (!(await claim())) {
			if (Date.parse(context.now()) >= until || context.signal?.aborted) refuseBusy(series);
			await waitFor(context, ASKS_EVERY);
		}
	};
	await claimPatiently();
	let lastCall: number | undefined;
	return {
		async renew() {
			const since = lastCall === undefined ? Infinity : Date.parse(context.now()) - lastCall;
			await waitFor(context, capabilities.issueGap - since);
			await claimPatiently();
		},
		called() {
			lastCall = Date.parse(context.now());
		},
		async end() {
			await write(context, (tx) => tx.eInvoices.release(account, series, holder));
		},
	};
}

function refuseBusy(series: string): never {
	refuse({
		rule: 'einvoice.seriesBusy',
		field: 'series',
		message: `Another run is issuing in series ${series}.`,
		fix: 'Nothing was sent for this item. Run it again in a few minutes.',
	});
}

import { issueEInvoice } from '../../services/einvoice/issueEInvoice';
import { anInvoice, referenceTo } from '../providers/sinvoice/invoices';
import { endSandboxes, trySandbox } from '../providers/sinvoice/withSandbox';
import { bill, openHanoi, perform, refusedBy, TODAY, withProvider } from '../services/einvoice/eInvoiceStage';
import { openTestLedger } from '../support/ledgers';
import type { PeerCase } from './peerCases';

/** A call timed out. The next run asks first, and sends only what is not there. */
export async function sendAgain({ given, expect: outcome }: PeerCase): Promise<void> {
	const test = await openTestLedger('sqlite', TODAY);
	try {
		const hanoi = withProvider(await openHanoi(test));
		const { provider } = hanoi;
		const { id } = await bill(hanoi);
		provider.faults.push('silence');
		await refusedBy(hanoi, issueEInvoice, { id });
		if (given.provider_has_it !== true) provider.stored.splice(0);
		provider.wake();
		provider.calls.splice(0);
		const issued = await perform(hanoi, issueEInvoice, { id });
		const names: Readonly<Record<string, string>> = { findByKey: 'lookup', issue: 'create' };
		const calls = provider.calls.flatMap((call) => names[call] ?? []);
		expect([...new Set(calls)]).toEqual(outcome.calls);
		expect(calls.filter((call) => call === 'create')).toHaveLength(outcome.create_calls);
		expect(outcome.state).toBe('sent');
		expect(issued.eInvoiceState).toBe('issued');
		expect([...provider.counts().values()]).toEqual([1]);
	} finally {
		await test.dispose();
	}
}

/** The PDF of an invoice that was just issued is not drawn at once. */
export async function askUntilDrawn({ given, expect: outcome }: PeerCase): Promise<void> {
	try {
		const rules = { emptyFiles: Number(given.empty_answers) };
		const { client, issueOne, sandbox } = await trySandbox({ rules });
		const { bytes } = await client.download(referenceTo(await issueOne(anInvoice())), 'pdf');
		expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
		const calls = sandbox.requests().filter(({ operation }) => operation === 'download');
		expect(calls).toHaveLength(outcome.tries);
	} finally {
		await endSandboxes();
	}
}

import { issueEInvoice } from '../../../services/einvoice/issueEInvoice';
import { openAt, type LedgerAddress } from '../../support/ledgers';
import { FakeProvider } from './fakeProvider';

/** A process that issues one document and ends itself, without a chance to tidy up, at a named step. */
export interface IssueJob {
	readonly address: LedgerAddress;
	readonly file: string;
	readonly id: string;
	readonly now: string;
	/** A step of the run, the n-th time that it comes; `commit` is when the provider has issued. */
	readonly killAt?: { readonly step: string; readonly time: number };
}

async function main(): Promise<void> {
	const { address, file, id, now, killAt } = JSON.parse(process.argv[2] ?? '{}') as IssueJob;
	let left = killAt?.time ?? 0;
	const onStep = (step: string) => {
		if (step === killAt?.step && (left -= 1) === 0) process.kill(process.pid, 'SIGKILL');
	};
	const ledger = await openAt(address, now);
	let clock = Date.parse(now);
	const at = () => new Date(clock).toISOString();
	const provider = new FakeProvider({ now: at, file, onCommit: () => onStep('commit') });
	const wait = async (milliseconds: number) => {
		// Real time passes too: two processes that wait for each other must not spin.
		await new Promise((resolve) => setTimeout(resolve, 20));
		clock += milliseconds;
	};
	const [outcome] = await issueEInvoice.run({ ledger, provider, actor: 'worker', now: at, onStep, wait }, [
		{ id },
	]);
	await ledger.close();
	if (!outcome?.ok) throw outcome?.error;
	process.stdout.write(String(outcome.value.views[0]?.eInvoiceNumber));
}

main().catch((error: unknown) => {
	const { rule, message } = error as { rule?: string; message?: string };
	process.stderr.write(rule ?? message ?? String(error));
	process.exitCode = 1;
});

import { appendFileSync } from 'node:fs';
import { claimDunning } from '../../../services/dunning/claimDunning';
import { confirmDunning } from '../../../services/dunning/confirmDunning';
import { planDunningRun } from '../../../services/dunning/planDunningRun';
import { runUseCase } from '../../../services/useCase';
import { openAt, type LedgerAddress } from '../../support/ledgers';

/** A process that does the daily job of one company, and ends itself without a chance to tidy up at a named step. */
export interface DunningJob {
	readonly address: LedgerAddress;
	readonly company: string;
	readonly now: string;
	/** Takes the letters that left, one a line. */
	readonly mailbox: string;
	/** A step of the transactions, the n-th time that it comes; `mailed` is when a letter has left. */
	readonly killAt?: { readonly step: string; readonly time: number };
}

async function main(): Promise<void> {
	const { address, company, now, mailbox, killAt } = JSON.parse(process.argv[2] ?? '{}') as DunningJob;
	let left = killAt?.time ?? 0;
	const onStep = (step: string) => {
		if (step === killAt?.step && (left -= 1) === 0) process.kill(process.pid, 'SIGKILL');
	};
	const ledger = await openAt(address, now);
	const context = { ledger, actor: 'worker', now: () => now, onStep };
	const rows = await planDunningRun(context, { company, standings: ['due'] });
	for (const { result } of await claimDunning(context, rows)) {
		if (!result.ok) throw result.error;
		for (const { letter, to, rows: inLetter } of result.value.letters) {
			const about = inLetter.map(({ documentNumber, stage }) => `${documentNumber}/${stage}`).join(' ');
			appendFileSync(mailbox, `${to ?? ''} ${about}\n`);
			onStep('mailed');
			const [outcome] = await runUseCase(confirmDunning('sent'), context, [{ letter }]);
			if (!outcome?.ok) throw outcome?.error;
		}
	}
	await ledger.close();
}

main().catch((error: unknown) => {
	const { rule, message } = error as { rule?: string; message?: string };
	process.stderr.write(rule ?? message ?? String(error));
	process.exitCode = 1;
});

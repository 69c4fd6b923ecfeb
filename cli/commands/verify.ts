import { areIntact, verifyBooks, type CheckReport } from '../../services/verifyBooks';
import { BOOKS_OPTIONS, withLedger } from '../chooseBooks';
import { textOf, type Command } from '../command';
import { table } from '../table';

const FAULTS_PRINTED = 20;

export const verify: Command = {
	usage: '[--company CODE] [--chains-only]',
	summary: 'Checks audit chains, contents, totals, settlements, links and numbers.',
	options: { ...BOOKS_OPTIONS, company: { type: 'string' }, 'chains-only': { type: 'boolean' } },
	run: (task) =>
		withLedger(task, async (ledger) => {
			const scope = task.values['chains-only'] === true ? 'chains' : 'everything';
			const reports = await verifyBooks({ ledger }, { company: textOf(task, 'company'), scope });
			const intact = areIntact(reports);
			return {
				code: intact ? 0 : 1,
				json: { ledger: ledger.id, database: ledger.database, intact, reports },
				text: `${table(['', 'company', 'checked', 'what'], reports.map(rowOf))}\n\n${reports.flatMap(faultsOf).join('\n')}${verdict(intact, reports, ledger.id)}`,
			};
		}),
};

function rowOf({ intact, company, checked, subject }: CheckReport): string[] {
	return [intact ? 'ok' : 'FAULT', company ?? '-', String(checked), subject];
}

function faultsOf({ faults, faultCount }: CheckReport): string[] {
	const told = faults
		.slice(0, FAULTS_PRINTED)
		.map(({ message, rule, fix }) => `${message}\n    ${fix} (${rule})\n`);
	const more = faultCount - told.length;
	return more > 0 ? [...told, `… and ${more} more of this check; --json lists up to a hundred.\n`] : told;
}

function verdict(intact: boolean, reports: readonly CheckReport[], ledger: string): string {
	const faults = reports.reduce((sum, { faultCount }) => sum + faultCount, 0);
	return intact
		? `Ledger ${ledger} is intact.`
		: `Ledger ${ledger} is NOT intact: ${faults} ${faults === 1 ? 'fault' : 'faults'}.`;
}

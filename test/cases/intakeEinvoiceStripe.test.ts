import { settleAmounts } from '../../domain/amounts/settleAmounts';
import { chooseCorrection } from '../../domain/vietnam/chooseCorrection';
import { parseSeries } from '../../domain/vietnam/parseSeries';
import { percentOf, readVatRate } from '../../domain/vietnam/readVatRate';
import { splitByRate } from '../../domain/vietnam/splitByRate';
import { refusalOf } from '../domain/refusalOf';
import { aLine } from '../ledger/support/books';
import {
	blockAutomation,
	compareBills,
	editRate,
	keepFigures,
	readAttached,
	replaceSame,
	weighAmounts,
} from './intakeStories';
import { replayCases, type PeerCase } from './peerCases';
import { dispute, makeKeys, showDay } from './stripeCases';
import { askUntilDrawn, sendAgain } from './vietnamStories';

const ids = { newId: (prefix: string) => `${prefix}_1` };

function splitRates({ given, expect: outcome }: PeerCase): void {
	const lines = (given.lines as ReadonlyArray<{ rate: string }>).map(({ rate }, index) => {
		const { taxCategory, taxRate } = readVatRate(rate);
		return aLine(ids, { position: index + 1, taxCategory, taxRate, net: 1000 });
	});
	const rules = { currency: 'VND', taxRounding: 'document', priceBasis: 'net', charges: [] } as const;
	const { totals } = settleAmounts(rules, lines);
	const set = splitByRate({ lines, totals, charges: [], currency: 'VND' });
	expect(set).toHaveLength(outcome.invoices);
	const counted = set.map(({ code, rows }) => [percentOf(code), rows.length]);
	expect(Object.fromEntries(counted)).toEqual(outcome.lines_per_invoice);
}

/** A credit note of the other system is a decrease by adjustment here. */
function correctBeforeAcceptance({ given, expect: outcome }: PeerCase): void {
	const correct = (taxOffice: 'accepted' | 'waiting') =>
		chooseCorrection({
			on: '2026-11-22',
			original: {
				number: '12',
				series: parseSeries('1C26TAA'),
				issueDate: '2026-11-01',
				taxOffice,
				earlierMethod: null,
				replacedBy: null,
				codes: ['8'],
			},
			wrong: ['amount'],
			wanted: 'adjustment',
			buyer: 'consumer',
			agreement: null,
			codes: ['8'],
			rateWasWrong: null,
		});
	expect(given.credit_note_original).toBe('not sent');
	expect(outcome.error).toBe(true);
	expect(refusalOf(() => correct('waiting')).rule).toBe('correction.notAccepted');
	expect(correct('accepted').method).toBe('adjustment');
}

replayCases('intake-einvoice-stripe', [
	{
		given: 'lines',
		when: ({ expect: outcome }) => outcome.lines_per_invoice !== undefined,
		replay: splitRates,
	},
	{ given: 'credit_note_original', replay: correctBeforeAcceptance },
	{ given: 'transaction_id provider_has_it', replay: sendAgain },
	{ given: 'empty_answers', replay: askUntilDrawn },
	{
		given: 'existing_file incoming_file choice',
		when: ({ expect: outcome }) => outcome.replace_allowed === false,
		notApplicable: 'a file may be replaced by one of another name (settled in the design)',
	},
	{ given: 'existing_file incoming_file choice', replay: replaceSame },
	{ given: 'bills', replay: compareBills },
	{ given: 'automated_create same_ref_supplier_company', replay: blockAutomation },
	{ given: 'attachments', replay: readAttached },
	{ given: 'total vat', replay: keepFigures },
	{ given: 'amounts_in_order total_label', replay: weighAmounts },
	{ given: 'edit', replay: editRate },
	{ given: 'payment_key', replay: makeKeys },
	{ given: 'due viewer_zone', replay: showDay },
	{ given: 'paid event disputed', replay: dispute },
]);

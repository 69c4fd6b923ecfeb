import type { Instalment } from '../../../domain/terms/paymentTerms';
import { layoutDocument } from '../../../formats/pdf/layoutDocument';
import type { PrintLanguage } from '../../../formats/pdf/printable';
import { writePdf } from '../../../formats/pdf/writePdf';
import { textsOf } from './readDefinition';
import { frenchDocument, hanoiDocument } from './samples';

const instalment = (position: number, amount: number, more: Partial<Instalment> = {}): Instalment => ({
	position,
	type: 'settlement',
	percent: null,
	amount,
	dueDate: '2026-12-31',
	awaits: null,
	method: null,
	title: null,
	...more,
});
const PLAN = [
	instalment(1, 30_00, { type: 'deposit', percent: '30', dueDate: '2026-11-22', method: '49' }),
	instalment(2, 60_00, {
		title: '{{number}} : {{percent}} {{amount}} le {{dueDate}} ({{position}}/{{count}}) {{customer}}',
		dueDate: '2027-01-31',
	}),
	instalment(3, 10_00, { dueDate: null, awaits: 'deliveryDate' }),
];

function printed(plan: readonly Instalment[], language: PrintLanguage = 'fr') {
	const sample = frenchDocument('invoice', { print: { language } });
	return { ...sample, totals: { ...sample.totals, instalments: plan } };
}
const texts = (plan: readonly Instalment[], language?: PrintLanguage) =>
	textsOf(layoutDocument(printed(plan, language)));
const rowsOf = (all: readonly string[], title: string) => {
	const at = all.indexOf(title) + 6;
	return [all.slice(at, at + 5), all.slice(at + 5, at + 10), all.slice(at + 10, at + 15)];
};

describe('the schedule on paper', () => {
	it('shows each instalment with its share, date, method and amount', () => {
		expect(rowsOf(texts(PLAN), 'Échéancier')).toEqual([
			['Acompte 1', '30\u00a0%', '22/11/2026', 'Prélèvement', '30,00\u00a0€'],
			[
				'FA2026-00042 : 60,00\u00a0€ le 31/01/2027 (2/3) Dupont & Fils <SARL>',
				'',
				'31/01/2027',
				'',
				'60,00\u00a0€',
			],
			['Échéance 3', '', 'dès que connue : date de livraison', '', '10,00\u00a0€'],
		]);
	});

	it('takes the place of the single due date, which is printed without a schedule', () => {
		const sample = frenchDocument('invoice');
		const single = textsOf(layoutDocument(sample));
		expect(single.filter((text) => text === '31/12/2026')).toHaveLength(2);
		expect(single).not.toContain('Échéancier');
		expect(texts(PLAN)).not.toContain('31/12/2026');
	});

	it.each([
		['en', 'Payment schedule', ['Deposit 1', 'once known: delivery date']],
		['vi', 'Lịch thanh toán', ['Đặt cọc 1', 'khi biết: ngày giao hàng']],
	] as const)('speaks %s', (language, title, words) => {
		const all = texts(PLAN, language);
		expect(all).toEqual(expect.arrayContaining([title, ...words]));
	});

	it('is left out where nothing is to be paid', () =>
		expect(texts([instalment(1, 0)])).not.toContain('Échéancier'));

	it('breaks over pages where it is long, and prints in đồng', async () => {
		const plan = Array.from({ length: 60 }, (_, index) => instalment(index + 1, 1_000_000));
		const sample = hanoiDocument('invoice');
		const document = { ...sample, totals: { ...sample.totals, instalments: plan } };
		expect(textsOf(layoutDocument(document))).toContain('Đợt 60');
		const pdf = await writePdf(layoutDocument(document));
		expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
	});
});

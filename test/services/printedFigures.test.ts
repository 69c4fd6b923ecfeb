import { layoutDocument } from '../../formats/pdf/layoutDocument';
import { makeContext } from '../../formats/pdf/layout/context';
import { totalRows } from '../../formats/pdf/layout/totalRows';
import { loadTexts } from '../../formats/pdf/loadTemplates';
import { convertDocument } from '../../services/convertDocument';
import { createCreditNote } from '../../services/createCreditNote';
import { createDepositInvoice } from '../../services/createDepositInvoice';
import { createDocument } from '../../services/createDocument';
import type { DocumentView } from '../../services/parts/documentView';
import { printableOf, type PrintChoices } from '../../services/parts/printableOf';
import { recordPayment } from '../../services/recordPayment';
import { setPageBreaks } from '../../services/setPageBreaks';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import { linesTables, rowsOf, textsOf } from '../formats/pdf/readDefinition';
import { foundCompany, invoice, onEachDatabase, reference, stored, type Stage } from './stage';

const ECO = { code: 'ECO', label: 'Éco-contribution', mode: 'amount', value: 0.15, taxRate: 20 };
const GOODS = [
	{
		description: 'Perceuse',
		quantity: 12,
		unitPrice: 149,
		discountPercent: 7.5,
		taxRate: 20,
		otherTaxes: [ECO],
	},
	{ description: 'Formation', quantity: 3.5, unit: 'HUR', unitPrice: '62.3333', taxRate: 10 },
	{ description: 'Livre', quantity: 20, unitPrice: '28.43', taxRate: 5.5 },
];
const EXTRAS = { discount: { percent: 5, reason: 'Fidélité' }, shipping: 24.5, shippingTaxRate: 20 };
const PLAN = { paymentTermLines: [{ percent: 40, days: 30 }, { days: 60 }] };

/** What the print of a document is given, as a final print unless told otherwise. */
async function printed(stage: Stage, view: DocumentView, choices: Partial<PrintChoices> = {}) {
	const document = await stored(stage, view);
	const company = await stage.story.ledger.read.masters.get('company', document.companyId);
	if (!company) throw new Error('no company');
	return printableOf(stage.story, document, company, {
		printAs: 'document',
		language: undefined,
		mode: 'final',
		...choices,
	});
}
type Printable = Awaited<ReturnType<typeof printed>>;

/** Amounts are printed with both digits of the euro. */
const minor = (text: string | undefined) => Number((text ?? '').replace(/[^\d-]/g, ''));
const rows = (printable: Printable) => totalRows(makeContext(printable));
const figure = (printable: Printable, label: string) =>
	minor(rows(printable).find((row) => row.label === label)?.value);

/** Every figure on the paper against the stored one, in the language of the print. */
function expectStored(printable: Printable, amountDue: number): void {
	const { totals, priceBasis, lines, print } = printable;
	const texts = loadTexts(print.language);
	const of = (label: string) => figure(printable, label);
	expect([of(texts.totals.net), of(texts.totals.tax), of(texts.totals.gross)]).toEqual([
		totals.net,
		totals.tax,
		totals.gross,
	]);
	if (totals.otherTaxes !== undefined) expect(of(texts.totals.otherTaxes)).toBe(totals.otherTaxes);
	expect(minor(rows(printable).at(-1)?.value)).toBe(Math.round(amountDue * 100));
	// Each page of lines has its heading; headings of deposits have no figure.
	const rowsWithHeadings = rowsOf(layoutDocument(printable));
	const heading = rowsWithHeadings[0]?.join();
	const column = rowsWithHeadings.filter((row) => row.join() !== heading).map((row) => row.at(-1) ?? '');
	expect(column.filter((text) => text !== '').map(minor)).toEqual(
		lines.map(({ net, gross, tax = 0 }) => (priceBasis === 'gross' ? (gross ?? net + tax) : net)),
	);
	const whole = textsOf(layoutDocument(printable));
	for (const { base, tax } of totals.taxLines) {
		expect(whole.map(minor)).toEqual(expect.arrayContaining([base, tax]));
	}
}

onEachDatabase('the figures of a print', (stage) => {
	const deposit = async (id: string, percent: number) => {
		const bill = await run(stage.story, createDepositInvoice, {
			id,
			percent,
			externalReference: reference(),
		});
		await run(stage.story, recordPayment, { id: bill.id });
		return bill;
	};
	const final = async (more: object = {}, company = 'DUPONT', customer = 'MARTIN') => {
		const input = { company, customer, lines: GOODS, validate: true, ...EXTRAS, ...PLAN, ...more };
		const order = await run(stage.story, createDocument('salesOrder'), input);
		const deposits = [await deposit(order.id, 30), await deposit(order.id, 20)];
		const invoicing = { id: order.id, externalReference: reference() };
		const draft = await run(stage.story, convertDocument('invoice'), invoicing);
		return { order, deposits, draft };
	};
	const validated = (draft: DocumentView) => run(stage.story, validateDocument, { id: draft.id });

	it('are the stored ones, from order to deposits and final invoice, in each language', async () => {
		const { order, deposits, draft } = await final();
		const bill = await validated(draft);
		for (const view of [order, ...deposits, bill]) {
			for (const language of ['fr', 'en', 'vi'] as const) {
				const printable = await printed(stage, view, { language });
				expectStored(
					printable,
					view.kind === 'salesOrder' ? view.gross : view.id === bill.id ? bill.open : 0,
				);
			}
		}
		const texts = textsOf(layoutDocument(await printed(stage, bill)));
		expect(texts).toContain('Acomptes déduits');
		for (const { number } of deposits) expect(texts.join('\n')).toContain(number);
		expect(texts).toContain('Échéancier');
		expect(bill.gross).toBeCloseTo(order.gross - deposits.reduce((sum, { gross }) => sum + gross, 0), 6);
	});

	it('are the stored ones where prices include VAT and the discount is on the gross', async () => {
		const discount = { base: 'gross', amount: 50 };
		const { draft } = await final({ priceBasis: 'gross', discount });
		const bill = await validated(draft);
		const printable = await printed(stage, bill);
		expectStored(printable, bill.open);
		expect(rows(printable).map(({ label }) => label.replace(/\u00a0/g, ' '))).toContain(
			'Remise de 50,00 € sur le TTC, part HT',
		);
	});

	it('leave full VAT where deposits are prepaid amounts: each is named and taken off, once', async () => {
		const company = await foundCompany(stage.story, { depositForm: 'prepaid' });
		const { deposits, draft } = await final({}, company, `${company}-C`);
		for (const view of [draft, await validated(draft)]) {
			const printable = await printed(stage, view);
			const left =
				Math.round(view.gross * 100) - deposits.reduce((sum, { gross }) => sum + minor(gross.toFixed(2)), 0);
			expect(minor(rows(printable).at(-1)?.value)).toBe(left);
			const labels = rows(printable).map(({ label }) => label);
			for (const { number } of deposits) {
				expect(labels.filter((label) => label.includes(String(number)))).toHaveLength(1);
			}
			expect(labels).not.toContain('Acomptes imputés');
			const hidden = await printed(stage, view, { showPayments: false });
			expect(rows(hidden).at(-1)).toMatchObject({ label: 'Total TTC', weight: 'result' });
			expect(minor(rows(hidden).at(-1)?.value)).toBe(Math.round(view.gross * 100));
		}
	});

	it('show what was paid and credited, each by itself, and leave the total alone where they are hidden', async () => {
		const bill = await invoice(stage.story);
		await run(stage.story, recordPayment, { id: bill.id, amount: 100, externalReference: reference() });
		const printable = await printed(stage, bill);
		expect(figure(printable, 'Déjà réglé')).toBe(-100_00);
		expect(figure(printable, 'Net à payer')).toBe(Math.round(bill.gross * 100) - 100_00);
		const hidden = rows(await printed(stage, bill, { showPayments: false }));
		expect(hidden.map(({ label }) => label)).not.toContain('Déjà réglé');
		expect(minor(hidden.at(-1)?.value)).toBe(Math.round(bill.gross * 100));
	});

	it('are the discounted prices where discounts are hidden', async () => {
		const bill = await invoice(stage.story, { lines: GOODS });
		const [heading, drill] = rowsOf(layoutDocument(await printed(stage, bill, { hideDiscounts: true })));
		expect(heading).not.toContain('Remise');
		expect(drill).toContain('137,825');
		const [shown, full] = rowsOf(layoutDocument(await printed(stage, bill)));
		expect(shown).toContain('Remise');
		expect(full).toEqual(expect.arrayContaining(['149,00', '7,5\u00a0%']));
	});

	it('have the VAT in the currency of the books beside another currency', async () => {
		const bill = await invoice(stage.story, {
			currency: 'USD',
			exchangeRate: '1.25',
			lines: [{ description: 'A', quantity: 1, unitPrice: 100 }],
		});
		const texts = textsOf(layoutDocument(await printed(stage, bill)));
		expect(texts).toContain('En EUR (1 EUR = 1,25 USD)');
		expect(texts).toEqual(expect.arrayContaining(['80,00\u00a0€', '16,00\u00a0€', '96,00\u00a0€']));
	});

	it('stay the same where pages are broken beside a validated invoice, and the print has its pages', async () => {
		const bill = await invoice(stage.story, { lines: GOODS });
		const pageBreaks = [
			{ line: 1, pageBreak: 'after' },
			{ line: 3, pageBreak: 'before' },
		];
		await run(stage.story, setPageBreaks, { id: bill.id, pageBreaks });
		const printable = await printed(stage, bill);
		expectStored(printable, bill.open);
		const pages = linesTables(layoutDocument(printable)).map(({ table }) => table.body.length - 1);
		expect(pages).toEqual([1, 1, 1]);
	});

	it('of a credit note on a deposit are the stored ones, under a title of its own', async () => {
		const { deposits } = await final();
		const credit = await run(stage.story, createCreditNote, {
			id: deposits[1]?.id,
			amount: 50,
			reason: 'Commande réduite',
			validate: true,
			externalReference: reference(),
		});
		const printable = await printed(stage, credit);
		expectStored(printable, 50);
		const texts = textsOf(layoutDocument(printable));
		expect(texts).toContain('Avoir sur acompte');
		expect(texts).toContain('Sans retour de marchandise');
	});
});

import { summarize } from '../../../domain/received/summarize';
import { readUbl } from '../../../formats/ubl/readUbl';
import { parseXml } from '../../../formats/xml/parseXml';
import { ublInvoice } from '../../intake/support/samples';

const read = async (xml: string) => readUbl(await parseXml(Buffer.from(xml)));

test('an invoice in UBL', async () => {
	const invoice = await read(ublInvoice());
	expect(summarize(invoice)).toEqual({
		...{ kind: 'invoice', typeCode: '380', number: 'UB-7', series: null },
		...{ issueDate: '2026-03-04', dueDate: '2026-04-03', currency: 'EUR' },
		...{ sellerName: 'Kiste & Fils SARL', sellerTradingName: 'Kiste', sellerTaxId: 'FR83404833048' },
		...{ sellerLegalId: '404833048', sellerIban: 'FR7630006000011234567890189' },
		...{ buyerName: 'Acheteur SAS', buyerTaxId: null },
		...{ netTotal: '100', taxTotal: '20', grossTotal: '120', payable: '100', lineCount: 1 },
	});
	expect(invoice.lines[0]).toMatchObject({ description: 'Box', quantity: '4', unitPrice: '25', net: '100' });
	expect(invoice.references).toEqual([
		{ kind: 'order', id: 'PO-1' },
		{ kind: 'invoice', id: 'UB-1', date: '2026-01-02' },
	]);
});

test('a credit note has other names, and no date to pay by', async () => {
	const credit = await read(ublInvoice({ root: 'CreditNote' }));
	expect(summarize(credit)).toMatchObject({
		kind: 'creditNote',
		typeCode: '381',
		dueDate: null,
		lineCount: 1,
	});
	expect(credit.lines[0]?.quantity).toBe('4');
});

test('a credit note without its type is one by its root', async () => {
	const xml = ublInvoice({ root: 'CreditNote' }).replace(
		/<cbc:CreditNoteTypeCode>.*<\/cbc:CreditNoteTypeCode>/,
		'',
	);
	expect((await read(xml)).kind.value).toBe('creditNote');
});

test('an invoice of type 381 is a credit note', async () => {
	expect((await read(ublInvoice().replace('>380<', '>381<'))).kind.value).toBe('creditNote');
});

import { readCii } from '../../../formats/cii/readCii';
import { parseXml } from '../../../formats/xml/parseXml';
import { summarize } from '../../../domain/received/summarize';
import { ciiInvoice } from '../../intake/support/samples';

const read = async (xml: string) => readCii(await parseXml(Buffer.from(xml)));

test('an invoice in CII', async () => {
	const invoice = await read(ciiInvoice());
	expect(summarize(invoice)).toEqual({
		...{ kind: 'invoice', typeCode: '380', number: 'CI-9', series: null },
		...{ issueDate: '2026-03-04', dueDate: '2026-04-03', currency: 'EUR' },
		...{ sellerName: 'Kiste & Fils SARL', sellerTradingName: null, sellerTaxId: 'FR83404833048' },
		...{ sellerLegalId: '404833048', sellerIban: null, buyerName: 'Acheteur SAS', buyerTaxId: null },
		...{ netTotal: '100', taxTotal: '20', grossTotal: '120', payable: '100', lineCount: 1 },
	});
	expect(invoice.lines[0]).toMatchObject({
		...{ description: 'Box', quantity: '4', unit: 'C62', unitPrice: '25', net: '100' },
		...{ taxRate: '20', taxCategory: 'S' },
	});
	expect(invoice.taxes).toMatchObject([{ rate: '20', category: 'S', base: '100', tax: '20' }]);
	expect(invoice.references).toEqual([
		{ kind: 'order', id: 'PO-1' },
		{ kind: 'invoice', id: 'CI-1' },
	]);
});

test('every value tells the element that it comes from', async () => {
	const { number, totals } = await read(ciiInvoice());
	expect(number?.origin).toEqual({ source: 'xml', path: 'CrossIndustryInvoice/ExchangedDocument/ID' });
	expect(totals.tax?.origin.path).toMatch(/TaxTotalAmount$/);
});

test('a credit note is told by its type', async () => {
	expect((await read(ciiInvoice('381'))).kind.value).toBe('creditNote');
	expect((await read(ciiInvoice('384'))).kind.value).toBe('invoice');
});

test('ZUGFeRD 1 calls its parts by other names', async () => {
	const older = ciiInvoice()
		.replaceAll('rsm:CrossIndustryInvoice', 'rsm:CrossIndustryDocument')
		.replaceAll('ExchangedDocument>', 'HeaderExchangedDocument>')
		.replaceAll('rsm:SupplyChainTradeTransaction', 'rsm:SpecifiedSupplyChainTradeTransaction')
		.replaceAll('ApplicableHeaderTrade', 'ApplicableSupplyChainTrade')
		.replaceAll('HeaderMonetarySummation', 'MonetarySummation')
		.replaceAll('LineMonetarySummation', 'MonetarySummation')
		.replaceAll('SpecifiedLineTrade', 'SpecifiedSupplyChainTrade')
		.replaceAll('RateApplicablePercent', 'ApplicablePercent');
	expect(summarize(await read(older))).toEqual(summarize(await read(ciiInvoice())));
	expect((await read(older)).lines[0]).toMatchObject({ quantity: '4', net: '100', taxRate: '20' });
});

test('what is not there is not there, and what is no number is none', async () => {
	const { totals, number } = await read(
		ciiInvoice().replace('<ram:ID>CI-9</ram:ID>', '<ram:ID> </ram:ID>').replace('>120.00<', '>12O.00<'),
	);
	expect(number).toBeUndefined();
	expect(totals.gross).toBeUndefined();
});

import { checkInvoice } from '../../domain/received/checkInvoice';
import { summarize } from '../../domain/received/summarize';
import { closeReader, readReceived } from '../../intake';
import type { Progress } from '../../intake/readFile';
import { drawReceipt } from './support/drawReceipt';

afterAll(() => closeReader());

const receipt = drawReceipt([
	'GOLDEN LEAF TRADING SDN BHD',
	'12, Jalan Permas 4, 81750 Johor Bahru',
	'Receipt No: GL-20418',
	'Date: 25/12/2018 13:39',
	['Tea, green', '12.00'],
	['Cups', '15.50'],
	['TOTAL (RM)', '27.50'],
	['CASH', '30.00'],
	['CHANGE', '2.50'],
]);

test('a small picture of a receipt is recognised, without the net, and never taken for sure', async () => {
	const seen: Progress[] = [];
	const [file] = await readReceived(
		{ name: 'receipt.jpg', bytes: receipt },
		{ onProgress: (_, progress) => seen.push(progress) },
	);
	const invoice = file !== undefined && 'reading' in file ? file.reading.invoices[0] : undefined;
	if (invoice === undefined) throw new Error(JSON.stringify(file));
	expect(summarize(invoice)).toMatchObject({
		...{ number: 'GL-20418', issueDate: '2018-12-25', grossTotal: '27.5', currency: 'MYR' },
		sellerName: 'GOLDEN LEAF TRADING SDN BHD',
	});
	expect(invoice.format).toBe('ocr');
	expect(checkInvoice(invoice, { ownIds: [] }).state).toBe('toVerify');
	const { box, page, source } = invoice.totals.gross?.origin ?? {};
	expect([page, source]).toEqual([1, 'ocr']);
	// The seventh of nine rows.
	expect(box?.top).toBeGreaterThan(0.5);
	expect(box?.bottom).toBeLessThan(0.75);
	expect(box?.left).toBeGreaterThan(0.7);
	expect(seen).toContainEqual({ page: 1, pages: 1, doing: 'recognising' });
}, 120_000);

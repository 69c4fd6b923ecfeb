import type { ReceivedInvoice } from '../../domain/received/receivedInvoice';
import { mergeLooks } from '../../intake/ocr/mergeLooks';
import { field, soundInvoice } from '../domain/received/received';

const look = (gross: string | undefined, confidence = 0.8): ReceivedInvoice => ({
	...soundInvoice,
	totals: gross === undefined ? {} : { gross: field(gross, confidence) },
});
const grossOf = (...looks: [ReceivedInvoice, ...ReceivedInvoice[]]) => mergeLooks(looks).totals.gross;

test('looks that agree are a little surer, and never certain', () => {
	expect(grossOf(look('9'), look('9'))).toMatchObject({ value: '9', confidence: 0.84 });
	expect(grossOf(look('9', 0.94), look('9', 0.94))?.confidence).toBe(0.95);
});

test('what most looks saw wins, the others stand beside it', () => {
	expect(grossOf(look('9.6', 0.9), look('9', 0.7), look('9', 0.7))).toMatchObject({
		...{ value: '9', confidence: 0.74 },
		alternatives: [{ value: '9.6', confidence: 0.9 }],
	});
});

test('two looks that differ are for a person to decide', () => {
	expect(grossOf(look('9.6', 0.95), look('9', 0.9))).toMatchObject({ value: '9.6', confidence: 0.6 });
});

test('what only one look saw is taken from it', () => {
	expect(grossOf(look(undefined), look('9'))).toMatchObject({ value: '9', confidence: 0.8 });
	expect(grossOf(look(undefined))).toBeUndefined();
});

import {
	done,
	failure,
	fixDate,
	goods,
	invoicing,
	openWholesaler,
	runStep,
	sales,
	useUserFolder,
	type Json,
} from './support/bench';

/** Rests, over-delivery and returns as a panel gives them. */

jest.setTimeout(60_000);
fixDate('2026-03-10T09:00:00Z');
useUserFolder();
beforeAll(openWholesaler);

let count = 0;
const once = (more: Json = {}) => {
	count += 1;
	return { options: { externalReference: `REST-${count}` }, ...more };
};
const entries = (...entry: Json[]) => ({ entry });
const validate = { validate: true };
const id = (made: Json | undefined) => ({ id: made?.['id'] });

async function order(): Promise<Json | undefined> {
	const [made] = await done(runStep(sales('salesOrder', 'create', validate), [goods()]));
	return made;
}

const convert = (resource: string, convertTo: string, parameters: Json = {}) =>
	sales(resource, 'convert', { convertTo, ...validate, ...once(), ...parameters });

async function progressOf(made: Json | undefined): Promise<Json | undefined> {
	const [full] = await done(runStep(sales('document', 'get', { simplify: false }), [id(made)]));
	return (full?.['lines'] as Json[])[0]?.['progress'] as Json;
}

describe('a delivery in parts', () => {
	test('says what stays open of the rest', async () => {
		const source = await order();
		const quantities = entries({ line: 1, quantity: '6', backorder: '1' });
		await done(runStep(convert('salesOrder', 'deliveryNote', { quantities }), [id(source)]));
		expect(await progressOf(source)).toMatchObject({ delivered: 6, closed: 3, toDeliver: 1 });
	});

	test('takes more than is left only when it is told to', async () => {
		const source = await order();
		const quantities = entries({ line: 1, quantity: '12' });
		const refused = await failure(
			runStep(convert('salesOrder', 'deliveryNote', { quantities }), [id(source)]),
		);
		expect(refused.description).toContain('Rule: quantities.more');
		const more = { quantities, additionalFields: { allowMore: true } };
		await done(runStep(convert('salesOrder', 'deliveryNote', more), [id(source)]));
		expect(await progressOf(source)).toMatchObject({ delivered: 12, toInvoice: 12 });
	});

	test('has its rest closed and opened again by hand', async () => {
		const source = await order();
		await done(runStep(sales('salesOrder', 'closeRest', { lines: '1', reason: 'Rupture' }), [id(source)]));
		expect(await progressOf(source)).toMatchObject({ closed: 10, toDeliver: 0, toInvoice: 0 });
		await done(runStep(sales('salesOrder', 'reopenRest'), [id(source)]));
		expect(await progressOf(source)).toMatchObject({ closed: 0, toDeliver: 10 });
	});
});

describe('goods that come back', () => {
	async function delivered() {
		const [note] = await done(
			runStep(convert('salesOrder', 'deliveryNote', { options: {} }), [id(await order())]),
		);
		return note;
	}

	test('are written on a return note and credited from there, in either node', async () => {
		const notes = [await delivered(), await delivered()];
		const bill = invoicing('invoice', 'createFromDeliveryNotes', validate);
		const bills = [await done(runStep(bill, [id(notes[0])])), await done(runStep(bill, [id(notes[1])]))];
		const returned = entries({ line: 1, quantity: '2', disposition: 'restock' });
		const [first] = await done(runStep(convert('deliveryNote', 'returnNote', { returned }), [id(notes[0])]));
		const [second] = await done(runStep(convert('deliveryNote', 'returnNote', { returned }), [id(notes[1])]));
		expect(first).toMatchObject({ kind: 'returnNote' });
		expect(await progressOf(notes[0])).toMatchObject({ returned: 2 });
		const [byOne] = await done(runStep(convert('returnNote', 'creditNote', { options: {} }), [id(first)]));
		const [byOther] = await done(
			runStep(invoicing('creditNote', 'createFromReturn', { ...validate, reason: 'Percé' }), [id(second)]),
		);
		expect([byOne, byOther]).toMatchObject([
			{ kind: 'creditNote', lineCount: 1 },
			{ kind: 'creditNote', lineCount: 1 },
		]);
		expect((byOther?.['parents'] as Json[]).map((parent) => parent['id'])).toContain(bills[1]?.[0]?.['id']);
	});

	test('are invoiced again where only the invoice was wrong', async () => {
		const note = await delivered();
		const bill = invoicing('invoice', 'createFromDeliveryNotes', validate);
		const [wrong] = await done(runStep(bill, [id(note)]));
		const credit = invoicing('creditNote', 'create', { creditAs: 'rest', reinvoice: true, ...validate });
		await done(runStep(credit, [id(wrong)]));
		const [right] = await done(runStep(bill, [id(note)]));
		expect(right).toMatchObject({ gross: wrong?.['gross'], reused: false });
	});
});

import { createInvoiceFromLines } from '../../services/createInvoice';
import { getHistory } from '../../services/getHistory';
import { markSent } from '../../services/noteDocument';
import { createDocument } from '../../services/createDocument';
import { refreshAddresses } from '../../services/refreshAddresses';
import { saveMaster } from '../../services/saveMaster';
import { validateDocument } from '../../services/validateDocument';
import { run } from '../support/stories';
import { linesOf, onEachDatabase, refusedBy, stored } from './stage';

const OLD = { line1: '1 rue Ancienne', postCode: '69001', city: 'Lyon', country: 'FR' };
const MAIN = { line1: '9 rue Neuve', postCode: '69003', city: 'Lyon', country: 'FR' };
const DEPOT = { line1: '5 quai des Docks', postCode: '69002', city: 'Lyon', country: 'FR' };

onEachDatabase('the addresses of a draft', (stage) => {
	const account = (more: object) =>
		run(stage.story, saveMaster('party'), { code: 'HALLES', name: 'Halles', company: 'DUPONT', ...more });
	const draft = (more: object = {}) =>
		run(stage.story, createInvoiceFromLines, { customer: 'HALLES', lines: linesOf(1), ...more });

	it('are those of the account: the billing address where it has one, else the main one', async () => {
		await account({ address: MAIN });
		const made = await run(stage.story, validateDocument, { id: (await draft()).id });
		expect((await stored(stage, made)).buyer?.address).toEqual(MAIN);
		await account({ address: MAIN, billTo: OLD });
		const other = await run(stage.story, validateDocument, { id: (await draft()).id });
		expect((await stored(stage, other)).buyer?.address).toEqual(OLD);
	});

	it('are taken anew from the account when it moved, and the trail keeps both', async () => {
		await account({ address: MAIN, billTo: OLD });
		const made = await draft({ shipTo: OLD });
		await account({ address: MAIN, shipTo: DEPOT });
		expect((await stored(stage, made)).billTo).toEqual(OLD);
		const refreshed = await run(stage.story, refreshAddresses, { id: made.id });
		expect(refreshed.reused).toBe(false);
		expect(await stored(stage, made)).toMatchObject({ billTo: null, shipTo: DEPOT, lines: [{ net: 1000 }] });
		const { audit } = await getHistory(stage.story, made.id);
		expect(audit.find(({ action }) => action === 'document.refreshAddresses')?.data).toMatchObject({
			before: { billTo: OLD, shipTo: OLD },
			after: { billTo: null, shipTo: DEPOT },
		});
	});

	it('stay when they are the same already: nothing is written', async () => {
		await account({ address: MAIN, shipTo: DEPOT });
		const made = await draft();
		expect(await run(stage.story, refreshAddresses, { id: made.id })).toMatchObject({ reused: true });
		const { audit } = await getHistory(stage.story, made.id);
		expect(audit.map(({ action }) => action)).toEqual(['document.create']);
	});

	it('are fixed once it is validated, or sent where that locks', async () => {
		const made = await run(stage.story, validateDocument, { id: (await draft()).id });
		expect(await refusedBy(stage.story, refreshAddresses, { id: made.id })).toMatchObject({
			rule: 'addresses.fixed',
			document: made.number,
		});
		const quotation = { customer: 'HALLES', lines: linesOf(1), validate: true };
		const { id } = await run(stage.story, createDocument('quotation'), quotation);
		await run(stage.story, markSent, { id, channel: 'email' });
		expect(await refusedBy(stage.story, refreshAddresses, { id })).toMatchObject({ rule: 'addresses.fixed' });
	});
});

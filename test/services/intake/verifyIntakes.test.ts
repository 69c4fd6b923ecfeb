import { closeReader } from '../../../intake';
import { confirmIntake } from '../../../services/intake/confirmIntake';
import { rejectIntake } from '../../../services/intake/rejectIntake';
import { voidIntake } from '../../../services/intake/voidIntake';
import { verifyBooks } from '../../../services/verifyBooks';
import { run } from '../../support/stories';
import { onEachDatabase } from '../stage';
import { eInvoice, knowParties, receive } from './received';

afterAll(() => closeReader());

onEachDatabase('received invoices that somebody wrote to past the package', (stage) => {
	let confirmed: string;
	let rejected: string;
	beforeAll(async () => {
		await knowParties(stage);
		const ids: string[] = [];
		for (const [place, number] of ['A-1', 'A-2', 'A-3'].entries()) {
			const net = (place + 1) * 100;
			const amounts = { net: `${net}.00`, tax: `${net / 5}.00`, gross: `${net * 1.2}.00` };
			ids.push((await receive(stage.story, eInvoice({ number, ...amounts }))).id);
		}
		[confirmed = '', rejected = ''] = ids;
		await run(stage.story, confirmIntake, { id: confirmed });
		await run(stage.story, rejectIntake, { id: rejected });
		await run(stage.story, confirmIntake, { id: ids[2] });
		await run(stage.story, voidIntake, { id: ids[2], reason: 'Wrong' });
	});
	const rules = async () =>
		(await verifyBooks(stage.story)).flatMap(({ faults }) => faults).map(({ rule }) => rule);
	const tampered = async (change: string, back: string) => {
		await stage.test.tamper(change);
		const found = await rules();
		await stage.test.tamper(back);
		return found;
	};
	beforeEach(async () => expect(await rules()).toEqual([]));

	it('a number that was confirmed', async () => {
		const set = (number: string) => `update intakes set number = '${number}' where id = '${confirmed}'`;
		expect(await tampered(set('A-9'), set('A-1'))).toEqual(['intake.changed']);
	});

	it('what the invoice says', async () => {
		const swap = (from: string, to: string) =>
			`update intakes set as_read = replace(as_read, '"${from}"', '"${to}"') where id = '${confirmed}'`;
		expect(await tampered(swap('A-1', 'A-7'), swap('A-7', 'A-1'))).toEqual(['intake.changed']);
	});

	it('a state without its act', async () => {
		const set = (state: string) => `update intakes set state = '${state}' where id = '${rejected}'`;
		expect(await tampered(set('toVerify'), set('rejected'))).toEqual(['intake.state']);
	});

	it('the bytes of a file', async () => {
		const ofFile = `where sha256 = (select sha256 from intake_files where intake_id = '${confirmed}')`;
		const swap = (from: string, to: string) =>
			`update received_files set content = replace(content, '${from}', '${to}') ${ofFile}`;
		expect(await tampered(swap('PD94', 'PD95'), swap('PD95', 'PD94'))).toEqual(['intake.file']);
	});
});

import { verifyBooks } from '../../../services/verifyBooks';
import { onEachDatabase } from '../stage';
import { chase } from './chase';

jest.setTimeout(60_000);

onEachDatabase('Verify looks at reminders', (stage) => {
	const chased = chase(stage);
	const faults = async () =>
		(await verifyBooks(stage.story)).flatMap((report) => report.faults.map(({ rule }) => rule));

	it('finds a step that is called sent in silence, one with another amount, and one that is gone', async () => {
		await chased.bill(1000, { dueDate: '2026-04-01' });
		chased.day('2026-04-06');
		const { letters } = await chased.claim(await chased.due());
		const id = letters[0]?.rows[0]?.step ?? '';
		expect(await faults()).toEqual([]);
		const set = (what: string) => stage.test.tamper(`update dunning_steps set ${what} where id = '${id}'`);
		await set(`state = 'sent', closed_on = '2026-04-06'`);
		expect(await faults()).toEqual(['dunning.stateNotAudited']);
		await set(`state = 'claimed', closed_on = null, open_amount = 1`);
		expect(await faults()).toEqual(['dunning.notAudited']);
		await stage.test.tamper(`delete from dunning_steps where id = '${id}'`);
		expect(await faults()).toEqual(['dunning.missing']);
	});
});

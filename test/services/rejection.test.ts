import { cancelDocument } from '../../services/cancelDocument';
import { createDocument } from '../../services/createDocument';
import { duplicateDocument } from '../../services/duplicateDocument';
import { getDocumentView } from '../../services/findDocuments';
import { moveDocument } from '../../services/moveDocument';
import { addNote, markSent } from '../../services/noteDocument';
import { validateDocument } from '../../services/validateDocument';
import { NOW } from '../support/ledgers';
import { run } from '../support/stories';
import { linesOf, onEachDatabase, type Stage } from './stage';

const quotation = (stage: Stage) =>
	run(stage.story, createDocument('quotation'), {
		company: 'DUPONT',
		customer: 'MARTIN',
		lines: linesOf(1),
		validUntil: '2026-03-20',
		validate: true,
	});

onEachDatabase('a quotation', (stage) => {
	afterEach(() => stage.story.at(NOW));

	it('is rejected only when somebody says so: not by silence, not by its end, not by being cancelled', async () => {
		const [silent, withdrawn] = [await quotation(stage), await quotation(stage)];
		await run(stage.story, markSent, { id: silent.id });
		await run(stage.story, addNote, { id: silent.id, text: 'They will not take it' });
		stage.story.at('2027-03-20T09:00:00.000Z');
		expect(await getDocumentView(stage.story, silent.id)).toMatchObject({
			state: 'validated',
			labelCode: 'expired',
		});
		const cancelled = await run(stage.story, cancelDocument, { id: withdrawn.id });
		expect(cancelled.labelCode).toBe('cancelled');
		const refused = await run(stage.story, moveDocument('reject'), {
			id: silent.id,
			by: 'Paul Martin',
			reason: 'Too dear',
		});
		expect(refused).toMatchObject({ state: 'rejected', labelCode: 'rejected' });
		const fact = refused.details.facts.find(({ kind }) => kind === 'rejected');
		expect(fact?.data).toMatchObject({ by: 'Paul Martin', reason: 'Too dear' });
	});

	it('that was sent with a mistake is cancelled and made anew', async () => {
		const wrong = await quotation(stage);
		await run(stage.story, markSent, { id: wrong.id });
		await run(stage.story, cancelDocument, { id: wrong.id, reason: 'Wrong price' });
		const copy = await run(stage.story, duplicateDocument, { id: wrong.id });
		const right = await run(stage.story, validateDocument, { id: copy.id });
		expect([right.number !== wrong.number, right.relation]).toEqual([
			true,
			`Quotation in relation with quotation ${wrong.number}`,
		]);
		expect((await getDocumentView(stage.story, wrong.id)).state).toBe('cancelled');
	});
});

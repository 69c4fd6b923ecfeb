import { DEBIT_VERSION_NAMES } from '../../../domain/sepa/debitVersions';
import { checkPain008 } from '../../../services/sepa/readBankFile';
import { describeConformance, validateXml } from '../../support/sepaConformance';
import { onEachDatabase } from '../stage';
import { debitAccount, OTHER_IBAN } from './debitStage';

/** Files as the books give them out, against the schemas of the messages. */
describeConformance('files of batches', () => {
	onEachDatabase('in every version', (stage) => {
		const debit = debitAccount(stage);

		it('first, further, changed account and new reference: valid, by schema and by rules', async () => {
			const files: Array<{ schema: string; xml: string }> = [];
			const bics = { bic: 'AGRIFRPP' };
			await debit.account({ bic: 'PSSTFRPPXXX', senderId: '303265045', senderIdScheme: 'SIREN' });
			await debit.mandate({ ...bics, lastCollectionOn: '2026-02-10', formerReference: 'OLD-RUM-1' });
			for (const version of DEBIT_VERSION_NAMES) {
				const batch = await debit.build([await debit.due(10), await debit.due(20.5)], { version });
				files.push({ schema: version, xml: await debit.xml(batch) });
				await debit.cancel(batch);
			}
			const paid = await debit.build([await debit.due(10)]);
			await debit.settle(await debit.upload(paid));
			await debit.mandate({ ...bics, iban: OTHER_IBAN });
			for (const version of DEBIT_VERSION_NAMES) {
				const batch = await debit.build([await debit.due(30)], { version });
				const xml = await debit.xml(batch);
				expect(xml).toContain('<AmdmntInd>true</AmdmntInd>');
				files.push({ schema: version, xml });
				await debit.cancel(batch);
			}
			expect(validateXml(files)).toEqual(files.map(() => null));
			for (const { xml } of files) expect(await checkPain008([Buffer.from(xml)])).toEqual([]);
		});
	});
});

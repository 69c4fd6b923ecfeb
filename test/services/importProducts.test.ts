import { exportMasters } from '../../services/exportMasters';
import { importRows } from '../../services/importRows';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { onEachDatabase, type Stage } from './stage';

const FILE = [
	'Code produit;Désignation;Prix HT;Tarif HT ou TTC;Ordre;Commentaire;Disponible le;Délai de livraison;Conditionnement;Quantité par conditionnement;Code autre taxe;Libellé autre taxe;Mode autre taxe;Valeur autre taxe;Code autre taxe 2;Valeur autre taxe 2',
	'SAVON;Savon;12,50;TTC;20;Pain de 300 g;01/04/2026;5;XBX;12;ECO;Éco-contribution;montant;0,12;TPF;1,5',
].join('\n');

const take = (stage: Stage, file: string | Buffer) =>
	importRows(stage.story, { dataset: 'product', company: 'DUPONT', source: { file: Buffer.from(file) } });

async function content(stage: Stage): Promise<unknown> {
	const company = await stage.story.ledger.read.masters.find('company', 'DUPONT');
	return (await stage.story.ledger.read.masters.find('product', 'SAVON', company?.id))?.content;
}

onEachDatabase('the columns of a product', (stage) => {
	it('bring price basis, availability, order, units and other taxes, and leave out what a file does not name', async () => {
		const { rows } = await take(stage, FILE);
		expect(rows.map(({ status, message }) => message ?? status)).toEqual(['created']);
		const soap = {
			priceBasis: 'gross',
			order: 20,
			comment: 'Pain de 300 g',
			availableFrom: '2026-04-01',
			leadDays: 5,
			units: [{ unit: 'XBX', contains: '12' }],
			otherTaxes: [
				{ code: 'ECO', label: 'Éco-contribution', mode: 'amount', value: '0.12' },
				{ code: 'TPF', mode: 'amount', value: '1.5' },
			],
		};
		expect(await content(stage)).toMatchObject(soap);

		const exported = await exportMasters(stage.story, { dataset: 'product', company: 'DUPONT' });
		const again = await take(stage, exported.content);
		expect(new Set(again.rows.map(({ status, message }) => message ?? status))).toEqual(
			new Set(['unchanged']),
		);

		await run(stage.story, saveMaster('product'), {
			...((await content(stage)) as object),
			otherTaxes: [...soap.otherTaxes, { code: 'THIRD', mode: 'percent', value: '2', taxRate: '20' }],
		});
		await take(stage, 'Code produit;Code autre taxe;Valeur autre taxe\nSAVON;TPF;2');
		expect(await content(stage)).toMatchObject({
			otherTaxes: [
				soap.otherTaxes[0],
				{ code: 'TPF', value: '2' },
				{ code: 'THIRD', value: '2', taxRate: '20' },
			],
		});
	});
});

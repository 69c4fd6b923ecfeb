import { exportMasters } from '../../services/exportMasters';
import { importRows } from '../../services/importRows';
import { saveMaster } from '../../services/saveMaster';
import { run } from '../support/stories';
import { foundCompany, onEachDatabase } from './stage';

const FILE = [
	'Code;Nom;Pourcentage;Type;Condition;Jours;Le;À compter de;Titre',
	'30-70;Acompte et solde;30 %;acompte;;;;orderDate;{{percent}} à la commande',
	'NET10;10 jours;;;;10;;;',
	'30-70;;70 %;règlement;jours fin de mois;30;5, 10;documentDate;',
].join('\n');

onEachDatabase('payment terms from a file', (stage) => {
	const bring = (company: string, text: string) =>
		importRows(stage.story, { dataset: 'paymentTerms', company, source: { file: Buffer.from(text) } });
	const kept = async (company: string, code: string) => {
		const known = await stage.story.ledger.read.masters.find('company', company);
		const master = await stage.story.ledger.read.masters.find('paymentTerms', code, known?.id);
		return master?.content;
	};

	it('are one record a code, with a line a row in the order of the file', async () => {
		const company = await foundCompany(stage.story);
		const report = await bring(company, FILE);
		expect(report.summary).toMatchObject({ refused: 0, created: 3 });
		expect(await kept(company, '30-70')).toMatchObject({
			name: 'Acompte et solde',
			lines: [
				{ percent: '30', type: 'deposit', from: 'orderDate', title: '{{percent}} à la commande' },
				{
					percent: '70',
					type: 'settlement',
					rule: 'daysThenEndOfMonth',
					days: 30,
					onDay: [5, 10],
					from: 'documentDate',
				},
			],
		});
		expect(await kept(company, 'NET10')).toMatchObject({ lines: [{ days: 10 }] });
		expect((await bring(company, FILE)).summary).toMatchObject({ unchanged: 3 });
	});

	it('are refused as a whole where they do not total 100 %, or one row cannot be read', async () => {
		const company = await foundCompany(stage.story);
		const wrong = await bring(
			company,
			'Code;Nom;Pourcentage\nA;Trop peu;30\nA;;69\nB;Illisible;50\nB;;beaucoup',
		);
		expect(wrong.rows.map(({ row, status, rule }) => [row, status, rule])).toEqual([
			[2, 'refused', 'terms.total'],
			[3, 'refused', expect.anything()],
			[4, 'refused', 'import.partOfRefused'],
			[5, 'refused', expect.stringMatching(/^cell\./)],
		]);
		expect(await kept(company, 'A')).toBeUndefined();
		const differing = await bring(company, 'Code;Nom\nC;Un\nC;Deux');
		expect(differing.rows.every(({ status }) => status === 'refused')).toBe(true);
		expect(differing.rows.map(({ rule }) => rule)).toContain('import.differs');
	});

	it('go out and come back unchanged, and a customer names them by their code', async () => {
		const company = await foundCompany(stage.story);
		const lines = [
			{ percent: 0.5, weeks: 2, onWeekday: 'friday', method: '58' },
			{ divisor: 3, months: 1, startDay: 15, startMonth: 2, type: 'deposit' },
			{ percentOfRemainder: 12.345, rule: 'endOfMonthThenDays', days: 10, onDay: [5, 10] },
			{ percentOfNet: 10, date: '2026-12-24', roundTo: 0.5 },
			{ amount: 12.5, currency: 'EUR', from: '=letter' },
			{ remainder: true, rule: 'dayOfFollowingMonth' },
		];
		await run(stage.story, saveMaster('paymentTerms'), { code: 'ALL', name: 'All', company, lines });
		await run(stage.story, saveMaster('party'), {
			code: `${company}-C`,
			name: 'Client',
			company,
			paymentTerms: 'ALL',
		});
		const before = await kept(company, 'ALL');
		for (const language of ['fr', 'en', 'vi'] as const) {
			const file = await exportMasters(stage.story, { dataset: 'paymentTerms', company, language });
			expect([file.rows, file.fileName]).toEqual([6, `${company}-paymentTerms.csv`]);
			const source = { file: file.content };
			const back = await importRows(stage.story, { dataset: 'paymentTerms', company, source });
			expect(back.summary).toMatchObject({ unchanged: 6, refused: 0 });
			expect(await kept(company, 'ALL')).toEqual(before);
		}
		const customers = await exportMasters(stage.story, { dataset: 'customer', company });
		expect(customers.content.toString('utf8')).toContain(';ALL;');
		const source = { file: customers.content };
		expect((await importRows(stage.story, { dataset: 'customer', company, source })).summary).toMatchObject({
			unchanged: 1,
		});
	});
});

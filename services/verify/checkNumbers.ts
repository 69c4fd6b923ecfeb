import type { CalendarDate } from '../../domain/dates/calendarDate';
import type { Master, MasterContent } from '../../domain/masters/schemas';
import { formatNumber } from '../../domain/numbering/pattern';
import type { BurnedNumber, NumberedDocument, Reading, SeriesCounter } from '../../ledger/port';
import { cancelled } from '../../ledger/refusals';
import { writeNumber } from '../parts/takeNumber';
import { Tally, TAMPERED, type CheckReport, type Fault } from './report';

const PAGE = 1000;

/** One report a series and period: every number from the first to the last is borne by a document, or burned. */
export async function checkNumbers(
	read: Reading,
	company: Master<'company'>,
	series: Master<'numberSeries'>,
	signal?: AbortSignal,
): Promise<CheckReport[]> {
	const patterns = await patternsOf(read, series);
	const reports: CheckReport[] = [];
	for (const { period } of await read.series.counters([series.id])) {
		if (signal?.aborted) throw cancelled();
		const walk = () => walkPeriod(read, company, series, patterns, period);
		const subject = period ? `${series.code} ${period}` : series.code;
		let report = (await walk()).report('numbers', company.code, subject);
		// Others write meanwhile: a fault is what is still there when it is looked for again.
		if (!report.intact) report = (await walk()).report('numbers', company.code, subject);
		reports.push(report);
	}
	return reports;
}

/** The counter is read first: whatever it knows is there when the numbers are read. */
async function walkPeriod(
	read: Reading,
	company: Master<'company'>,
	series: Master<'numberSeries'>,
	patterns: readonly string[],
	period: string,
): Promise<Tally> {
	const counter = (await read.series.counters([series.id])).find((one) => one.period === period);
	if (!counter) return new Tally();
	const burned = (await read.series.burned([series.id])).filter((one) => one.period === period);
	return new NumberWalk(read, company, series, patterns, counter, burned).run();
}

/** Every pattern that the series has had: a number keeps the form in which it was given. */
async function patternsOf(read: Reading, series: Master<'numberSeries'>): Promise<readonly string[]> {
	const entries = await read.audit.ofSubject(series.id);
	const earlier = entries.flatMap(({ data }) => {
		const { content } = data as { content?: Partial<MasterContent<'numberSeries'>> };
		return content?.pattern ?? [];
	});
	return [...new Set([series.content.pattern, ...earlier])];
}

/** Goes along the numbers of one period in their order, and names what does not fit. */
class NumberWalk {
	private readonly tally = new Tally();
	private expected: number;
	private lastDate: CalendarDate = '';
	/** Of the last number that the counter knew when the walk began. */
	private countedDate: CalendarDate = '';
	private lastNumber = '';
	private readonly seen = new Set<string>();
	private readonly isExternal: boolean;

	constructor(
		private readonly read: Reading,
		private readonly company: Master<'company'>,
		private readonly series: Master<'numberSeries'>,
		private readonly patterns: readonly string[],
		private readonly counter: SeriesCounter,
		private readonly burned: readonly BurnedNumber[],
	) {
		this.expected = counter.firstSequence;
		// Numbers of a former system come from outside: they may have gaps, but no twins.
		this.isExternal = series.content.external === true;
	}

	async run(): Promise<Tally> {
		const { seriesId, period } = this.counter;
		for (let after = -1; ;) {
			const page = await this.read.series.numbered(seriesId, period, after, PAGE);
			for (const document of page) await this.visit(document);
			after = page.at(-1)?.sequence ?? after;
			if (page.length < PAGE) break;
		}
		await this.end();
		return this.tally;
	}

	private async visit(document: NumberedDocument): Promise<void> {
		this.tally.checked += 1;
		if (this.isExternal) return this.visitExternal(document);
		const { sequence, issueDate, number } = document;
		await this.assertCounted(document);
		if (sequence >= this.expected) {
			await this.addHoles(this.expected, sequence - 1, document);
			this.expected = sequence + 1;
		}
		if (!this.textsOf(document).includes(number))
			this.add(document, 'number.text', `does not fit its place in the series, which is ${sequence}.`);
		if (issueDate < this.lastDate)
			this.add(
				document,
				'number.dateGoesBack',
				`is dated ${issueDate}, before ${this.lastNumber} of ${this.lastDate}: numbers and dates rise together.`,
			);
		if (sequence <= this.counter.lastSequence) this.countedDate = issueDate;
		this.lastDate = issueDate;
		this.lastNumber = number;
	}

	private visitExternal(document: NumberedDocument): void {
		if (this.seen.has(document.number))
			this.add(document, 'number.twice', 'stands in this series more than once.');
		this.seen.add(document.number);
	}

	private textsOf({ sequence, issueDate }: NumberedDocument): string[] {
		return this.patterns.map((pattern) => {
			const series = { ...this.series, content: { ...this.series.content, pattern } };
			return writeNumber(this.company, series, issueDate, sequence);
		});
	}

	/** Others take numbers meanwhile, so a number beyond the counter is a fault when the counter stays behind it. */
	private async assertCounted(document: NumberedDocument): Promise<void> {
		const { sequence } = document;
		if (sequence < this.counter.firstSequence)
			this.add(
				document,
				'number.stranger',
				`lies before ${this.counter.firstSequence}, the first number of the series.`,
			);
		if (sequence <= this.counter.lastSequence) return;
		const { seriesId, period } = this.counter;
		const counters = await this.read.series.counters([seriesId]);
		const last = counters.find((one) => one.period === period)?.lastSequence ?? 0;
		if (sequence > last)
			this.add(
				document,
				'number.stranger',
				`lies beyond ${last}, the last number that was given: it could be given again.`,
			);
	}

	private async end(): Promise<void> {
		if (this.isExternal) return;
		await this.addHoles(this.expected, this.counter.lastSequence, undefined);
		if (this.countedDate > this.counter.lastDate)
			this.tally.add({
				rule: 'number.counterDate',
				document: null,
				documentId: null,
				message: `Series ${this.name()} remembers ${this.counter.lastDate || 'no date'} as its last date, but numbers are dated up to ${this.countedDate}: earlier dates would be taken.`,
				fix: TAMPERED,
			});
		for (const number of this.burned) await this.visitBurned(number);
	}

	/** A burned number belongs to a document that was deleted. */
	private async visitBurned({ number, documentId, sequence }: BurnedNumber): Promise<void> {
		const document = await this.read.documents.get(documentId);
		const isCounted = sequence >= this.counter.firstSequence && sequence <= this.counter.lastSequence;
		if (document?.deletedAt && isCounted) return;
		this.tally.add({
			rule: 'number.burnedStranger',
			document: number,
			documentId,
			message: isCounted
				? `Number ${number} is burned, but its document was not deleted.`
				: `Number ${number} is burned, but the series never gave it.`,
			fix: TAMPERED,
		});
	}

	private async addHoles(from: number, last: number, next: NumberedDocument | undefined): Promise<void> {
		const to = Math.min(last, this.counter.lastSequence);
		const holes = withoutBurned(from, to, this.burned);
		if (holes.length === 0) return;
		const forced = next && (await this.wasForced(next.documentId));
		for (const hole of holes) this.tally.add(this.holeFault(hole, next, forced === true));
	}

	private holeFault({ first, last }: Hole, next: NumberedDocument | undefined, forced: boolean): Fault {
		const date = next?.issueDate ?? this.lastDate;
		const text = (sequence: number) =>
			date === '' ? String(sequence) : formatNumber(this.series.content.pattern, date, sequence);
		const numbers =
			first === last
				? `Number ${text(first)} (${first}) of series ${this.name()} is`
				: `Numbers ${text(first)} to ${text(last)} (${first} to ${last}) of series ${this.name()} are`;
		return forced
			? {
					rule: 'number.holeForced',
					document: null,
					documentId: null,
					message: `${numbers} missing: ${next?.number} was forced above ${first === last ? 'it' : 'them'}.`,
					fix: 'Validate the documents that belong there with Force Sequence, which needs the privilege and a reason.',
				}
			: {
					rule: 'number.hole',
					document: null,
					documentId: null,
					message: `${numbers} missing: no document bears ${first === last ? 'it' : 'them'} and none was burned. A document was taken out past this package.`,
					fix: TAMPERED,
				};
	}

	private async wasForced(documentId: string): Promise<boolean> {
		const entries = await this.read.audit.ofSubject(documentId);
		return entries.some(
			({ action, data }) =>
				action === 'document.validate' && (data as { forceSequence?: unknown }).forceSequence !== undefined,
		);
	}

	private add({ number, documentId }: NumberedDocument, rule: string, what: string): void {
		this.tally.add({
			rule,
			document: number,
			documentId,
			message: `Number ${number || documentId} of series ${this.name()} ${what}`,
			fix: TAMPERED,
		});
	}

	private name(): string {
		const { period } = this.counter;
		return period ? `${this.series.code} in ${period}` : this.series.code;
	}
}

interface Hole {
	readonly first: number;
	readonly last: number;
}

/** What is left of a row of missing numbers without those that are burned, which are sorted. */
function withoutBurned(from: number, to: number, burned: readonly BurnedNumber[]): Hole[] {
	const holes: Hole[] = [];
	let first = from;
	for (const { sequence } of burned) {
		if (sequence < first || sequence > to) continue;
		if (sequence > first) holes.push({ first, last: sequence - 1 });
		first = sequence + 1;
	}
	if (first <= to) holes.push({ first, last: to });
	return holes;
}

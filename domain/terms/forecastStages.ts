import type { CalendarDate } from '../dates/calendarDate';

/** A step of the follow-up that a document still has before it, by the date that it has for it. */
export interface PlannedStage {
	readonly stage: 'validUntil' | 'deliveryDate' | 'dueDate' | 'instalment';
	/** Place of the instalment; null for the other stages. */
	readonly position: number | null;
	/** Null while it is not known. */
	readonly date: CalendarDate | null;
	/** What the stage waits for has happened. */
	readonly done: boolean;
}

export interface ForecastStage extends PlannedStage {
	/** Its day has come (étape atteinte). */
	readonly reached: boolean;
	/** Its day is past and it is not done: what a list shows red. */
	readonly late: boolean;
}

/** The stages of a document by date (prévisions), those without a date last. */
export function forecastStages(planned: readonly PlannedStage[], today: CalendarDate): ForecastStage[] {
	return planned
		.map((stage) => ({
			...stage,
			reached: stage.date !== null && stage.date <= today,
			late: stage.date !== null && stage.date < today && !stage.done,
		}))
		.sort((a, b) => (a.date ?? '9999').localeCompare(b.date ?? '9999') || positionOf(a) - positionOf(b));
}

const positionOf = ({ position }: PlannedStage) => position ?? 0;

import { ENGLISH } from './english';
import { FRENCH } from './french';
import { GERMAN } from './german';
import type { Labels } from './labels';
import { DUTCH, ITALIAN, PORTUGUESE, SPANISH } from './neighbours';
import { VIETNAMESE } from './vietnamese';

/** Label tables by language (ISO 639-1). */
export const LABELS = {
	fr: FRENCH,
	en: ENGLISH,
	de: GERMAN,
	vi: VIETNAMESE,
	nl: DUTCH,
	es: SPANISH,
	it: ITALIAN,
	pt: PORTUGUESE,
} as const satisfies Readonly<Record<string, Labels>>;
export type Language = keyof typeof LABELS;

export type { LabelName, Labels } from './labels';

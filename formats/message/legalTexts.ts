import { z } from 'zod/v4';
import type { MessageLanguage } from '../../domain/dunning/policy';
import { BUYER_KINDS, type BuyerKind } from '../../domain/interest/interest';
import { checkTemplate } from '../pdf/loadTemplates';
import { readTemplate } from './loadMessage';

const sentence = z.string().min(1).max(1000);
const legalTexts = z.strictObject({
	/** Articles of law by the company's country and the kind of buyer. */
	legalBasis: z.record(
		z.string().regex(/^[A-Z]{2}$/),
		z.strictObject(Object.fromEntries(BUYER_KINDS.map((buyer) => [buyer, sentence.optional()]))),
	),
	/** What comes after a formal notice. */
	nextStep: sentence,
});
type LegalTexts = z.output<typeof legalTexts>;

const read = new Map<MessageLanguage, LegalTexts>();

function load(language: MessageLanguage): LegalTexts {
	const known = read.get(language);
	if (known !== undefined) return known;
	const name = `legal.${language}.json`;
	const texts = checkTemplate(name, readTemplate(name), legalTexts);
	read.set(language, texts);
	return texts;
}

/** The law that a formal notice relies on; undefined where none is set for the country and buyer. */
export function legalBasisOf(
	language: MessageLanguage,
	country: string,
	buyer: BuyerKind,
): string | undefined {
	const { legalBasis } = load(language);
	return Object.hasOwn(legalBasis, country) ? legalBasis[country]?.[buyer] : undefined;
}

/** What a formal notice announces where the company says nothing else. */
export function nextStepOf(language: MessageLanguage): string {
	return load(language).nextStep;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { MESSAGE_LANGUAGES } from '../../../domain/dunning/policy';
import { STANDARD_POLICY } from '../../../domain/dunning/standardPolicy';
import { BUYER_KINDS } from '../../../domain/interest/interest';
import {
	legalBasisOf,
	loadMessage,
	nextStepOf,
	renderMessage,
	SHIPPED_MESSAGES,
} from '../../../formats/message';
import { htmlToText } from '../../../formats/message/htmlToText';
import { refusalOf } from '../../domain/refusalOf';
import { euros, FULL, invoiceEntry, LEAST } from './values';

const EVERY = Object.keys(SHIPPED_MESSAGES).flatMap((name) =>
	MESSAGE_LANGUAGES.map((language) => [name, language] as const),
);
const bodyOf = (html: string) => /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';

describe.each(EVERY)('%s in %s', (name, language) => {
	const template = loadMessage(name, language);

	test.each([
		['with everything', FULL],
		['with the least', LEAST],
		['for many', { ...FULL, many: true, invoices: [invoiceEntry('FA1'), invoiceEntry('FA2')] }],
	])('is whole %s', (_what, values) => {
		const { subject, html, text } = renderMessage(template, values);
		expect(subject).toMatch(/^\S.{5,200}\S$/);
		for (const part of [subject, html, text]) expect(part).not.toMatch(/[{}]|undefined|null|NaN|\[object/);
		// Gaps that a missing value leaves.
		expect(`${subject}\n${text}`).not.toMatch(/ [,.;]|,,|\(\)| {2}|\n{3}|\.\.|^[ \t]|[ \t]$/m);
		expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
		expect(html.match(/<p\b/g)?.length).toBe(html.match(/<\/p>/g)?.length);
	});

	test('its plain text says what its HTML says', () => {
		const { html, text } = renderMessage(template, FULL);
		const words = (content: string) => content.replace(/\s+/g, ' ').trim();
		expect(words(htmlToText(bodyOf(html)))).toBe(words(text));
	});
});

describe('how a language writes', () => {
	test.each([
		['fr', '31/10/2026', '1\u00a0234,50\u00a0€'],
		['en', '31 Oct 2026', '€1,234.50'],
		['vi', '31/10/2026', '1.234,50\u00a0€'],
	] as const)('%s', (language, date, amount) => {
		const { text } = renderMessage(loadMessage('reminder1', language), FULL);
		expect(text).toContain(`| ${date} | ${amount} | ${amount}`);
	});

	test('a reminder in French, to the letter', () => {
		const { subject, text } = renderMessage(loadMessage('reminder1', 'fr'), LEAST);
		expect(subject).toBe('Rappel : facture FA1 échue le 31/10/2026');
		expect(text).toBe(`Bonjour,

Sauf erreur de notre part, nous n’avons pas encore reçu le règlement de la facture suivante\u00a0:

Facture | Date | Échéance | Montant TTC | Reste dû

FA1 | 30/09/2026 | 31/10/2026 | 1\u00a0234,50\u00a0€ | 1\u00a0234,50\u00a0€

Nous vous remercions de bien vouloir nous régler 100,00\u00a0€.

Si votre règlement est déjà parti, merci de ne pas tenir compte de ce message.

Cordialement,

Dupont`);
	});
});

describe('the formal notice', () => {
	test.each(MESSAGE_LANGUAGES)('in %s holds what is prescribed', (language) => {
		const basis = legalBasisOf(language, 'FR', 'business') as string;
		const { text } = renderMessage(loadMessage('formalNotice', language), {
			...FULL,
			legalBasis: basis,
			nextStep: nextStepOf(language),
			payBy: '2026-12-15',
			invoices: [invoiceEntry('FA1'), invoiceEntry('FA2')],
		});
		for (const part of [
			'Dupont & Fils',
			'Martin SA',
			'FA1',
			'FA2',
			'FR76',
			basis,
			'L. 441-10',
			nextStepOf(language),
		])
			expect(text).toContain(part);
		expect(text).toMatch(/15\/12\/2026|15 Dec 2026/);
		expect(text.toLowerCase()).toContain(
			{ fr: 'mise en demeure', en: 'formal notice', vi: 'thông báo yêu cầu thanh toán' }[language],
		);
	});

	test('asks no interest, no indemnity and names no law where there are none', () => {
		const { text } = renderMessage(loadMessage('formalNotice', 'fr'), {
			...LEAST,
			interest: euros(0),
			indemnity: euros(0),
		});
		expect(text).not.toMatch(/Indemnité forfaitaire pour|fondement|taux annuel/);
	});

	test('the law of each country and buyer is data; no other is made up', () => {
		for (const language of MESSAGE_LANGUAGES) {
			for (const buyer of BUYER_KINDS) expect(legalBasisOf(language, 'FR', buyer)).toMatch(/1344|2192/);
			expect(legalBasisOf(language, 'FR', 'consumer')).not.toMatch(/441/);
			expect(legalBasisOf(language, 'VN', 'business')).toMatch(/306/);
			expect([
				legalBasisOf(language, 'DE', 'business'),
				legalBasisOf(language, 'constructor', 'business'),
			]).toEqual([undefined, undefined]);
		}
	});
});

test('every stage of the standard policy has its templates, and no file is without a use', () => {
	for (const stages of Object.values(STANDARD_POLICY.stages))
		for (const { templates } of stages)
			for (const language of MESSAGE_LANGUAGES)
				expect(loadMessage(templates[language] ?? '', language).language).toBe(language);
	const files = readdirSync(join(__dirname, '..', '..', '..', 'templates', 'messages'));
	const known = [
		...EVERY.map(([name, language]) => `${name}.${language}.html`),
		...MESSAGE_LANGUAGES.map((language) => `legal.${language}.json`),
		'frame.html',
	];
	expect(files.sort()).toEqual(known.sort());
});

test.each([
	['../../package', 'fr'],
	['constructor', 'fr'],
	['reminder1', '../en'],
])('no file is read by a name from data: %s %s', (name, language) => {
	expect(refusalOf(() => loadMessage(name, language as 'fr')).rule).toBe('message.template');
});

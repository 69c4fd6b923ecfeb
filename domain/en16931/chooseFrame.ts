import type { OperationNature } from '../documents/document';
import { DEPOSIT_CODES, type TypeCode } from './typeCodes';

/** First letter of the frame: goods (biens), services, both (mixte). */
const LETTERS: Readonly<Record<OperationNature, string>> = { goods: 'B', services: 'S', mixed: 'M' };

/** Frames of the French reform (cadres de facturation, BT-23); the list of BR-FR-08. */
export const FRAMES: ReadonlySet<string> = new Set(
	'B1 S1 M1 B2 S2 M2 S3 B4 S4 M4 S5 S6 B7 S7 B8 S8 M8 B9 S9 M9'.split(' '),
);

export interface FrameFacts {
	readonly nature: OperationNature | undefined;
	readonly typeCode: TypeCode;
	/** It takes deposits back, or names them as paid. */
	readonly afterDeposit: boolean;
	/** All of it had been paid when it was issued, and not by deposits alone. */
	readonly isPaid: boolean;
	readonly alreadyReported: boolean;
}

/**
 * The frame: 1 an invoice to be paid, 2 one that is paid already, 4 the final one after deposits, 7 one whose VAT was
 * reported before. A deposit, and the credit of one, is never final (BR-FR-CO-08).
 *
 * @returns undefined where nobody said what is sold
 */
export function chooseFrame(facts: FrameFacts): string | undefined {
	if (facts.nature === undefined) return undefined;
	const letter = LETTERS[facts.nature];
	if (facts.alreadyReported && letter !== 'M') return `${letter}7`;
	if (facts.afterDeposit && !DEPOSIT_CODES.has(facts.typeCode)) return `${letter}4`;
	return facts.isPaid ? `${letter}2` : `${letter}1`;
}

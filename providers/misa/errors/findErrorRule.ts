import { ERROR_CODES, ERROR_PATTERNS, OTHER_ERROR, type MisaErrorRule } from './errorCodes';

const BY_SMALL_NAME = new Map(Object.entries(ERROR_CODES).map(([code, rule]) => [code.toLowerCase(), rule]));

export function findErrorRule(code: string): MisaErrorRule {
	const named = BY_SMALL_NAME.get(code.toLowerCase());
	return named ?? ERROR_PATTERNS.find(({ pattern }) => pattern.test(code))?.rule ?? OTHER_ERROR;
}

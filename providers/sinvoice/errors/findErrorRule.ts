import { ERROR_CODES, ERROR_PATTERNS, OTHER_ERROR, type SInvoiceErrorRule } from './errorCodes';

/** The rule of a code; of a code without a row, what the code or the words give away. */
export function findErrorRule(code: string, words = ''): SInvoiceErrorRule {
	if (Object.hasOwn(ERROR_CODES, code)) return ERROR_CODES[code] as SInvoiceErrorRule;
	return ERROR_PATTERNS.find(({ pattern }) => pattern.test(code) || pattern.test(words))?.rule ?? OTHER_ERROR;
}

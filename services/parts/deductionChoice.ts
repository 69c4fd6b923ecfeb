/** Which deposits an invoice takes back: those that are paid, all that are posted, or none. */
export const DEDUCTIONS = ['paid', 'all', 'none'] as const;
export type DeductionChoice = (typeof DEDUCTIONS)[number];

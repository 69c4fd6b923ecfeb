import type { RefusalDetails } from '../refusal';

/** What a rule of the direct debit scheme found wrong: all of a refusal but the place, which the caller knows. */
export type Fault = Pick<RefusalDetails, 'rule' | 'message' | 'fix'>;

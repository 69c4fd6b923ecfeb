/**
 * Faults that a sandbox of a provider commits on purpose, one vocabulary for all of them.
 *
 * `moment` says where in the work of the provider it happens:
 *
 *   before  nothing was done yet, and nothing will be
 *   during  of a batch, the first half was done; of a single call, nothing
 *   after   everything was done, and the answer is what suffers
 */
export const FAULT_MOMENTS = ['before', 'during', 'after'] as const;
export type FaultMoment = (typeof FAULT_MOMENTS)[number];

/**
 *   drop           the connection ends without an answer
 *   slow           the answer comes `delayMs` later
 *   html503        a page of a gateway that says it is being maintained
 *   expiredToken   the token of the call ends for good, and the answer says so
 *   serverError    an error of the server's own that proves nothing
 *   emptyAnswer    an answer of success without a result
 *   garbage        half an answer: text that is no JSON
 *   twice          the network delivers the request twice, and the second answer comes back
 */
export const FAULTS = [
	'drop',
	'slow',
	'html503',
	'expiredToken',
	'serverError',
	'emptyAnswer',
	'garbage',
	'twice',
] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface Fault<Operation extends string = string> {
	/** Which call of the provider suffers. */
	readonly operation: Operation;
	readonly moment: FaultMoment;
	readonly fault: FaultKind;
	/** How many calls suffer; one when absent. */
	readonly times?: number;
	/** How many calls go well before that; none when absent. */
	readonly skip?: number;
	/** Of `slow`, in ms. */
	readonly delayMs?: number;
}

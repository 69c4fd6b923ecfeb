/**
 * What a dispute of a debit means for the money. At a SEPA debit the money is gone with the day of the dispute and does not
 * come back; the rules hold for disputes that are decided as well.
 *
 *   gone  the disputed amount was taken back
 *   kept  it was not taken, or has been given back
 *
 * Source: states of disputes in Stripe's documentation, in our words.
 */
export const DISPUTE_RULES: Readonly<Record<string, 'gone' | 'kept'>> = {
	warning_needs_response: 'kept',
	warning_under_review: 'kept',
	warning_closed: 'kept',
	needs_response: 'gone',
	under_review: 'gone',
	appeal_needs_response: 'gone',
	appeal_under_review: 'gone',
	prevented: 'kept',
	won: 'kept',
	lost: 'gone',
};

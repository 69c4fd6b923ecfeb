/** What the file of a document says, and what is assumed where it says nothing. */

const COMPANY = {
	code: 'SELLER',
	name: 'Vendeur SARL',
	country: 'FR',
	currency: 'EUR',
	timeZone: 'Europe/Paris',
	language: 'fr',
	registrationNumber: '732829320',
	vatNumber: 'FR44732829320',
	legalForm: 'SARL',
	capital: '40 000 €',
	tradeRegister: 'RCS Paris 732 829 320',
	email: 'facturation@vendeur.example',
	operationNature: 'goods',
	address: { line1: '12 rue des Halles', postCode: '75001', city: 'Paris', country: 'FR' },
};

const CUSTOMER = {
	code: 'BUYER',
	name: 'Acheteur SA',
	registrationNumber: '404833048',
	vatNumber: 'FR83404833048',
	address: { line1: '10 Grand-Place', postCode: '59000', city: 'Lille', country: 'FR' },
};

/**
 * @param {Record<string, any>} given
 * @param {boolean} validate
 */
export function fillIn(given, validate) {
	/** @type {string[]} */
	const assumed = [];
	const { company: ofCompany, customer: ofCustomer, kind = 'invoice', creditNote, ...document } = given;
	const company = master(ofCompany, COMPANY, 'company', assumed);
	const customer = { ...master(ofCustomer, CUSTOMER, 'customer', assumed), company: company.code };
	return {
		...{ company, customer, kind, creditNote, assumed },
		document: {
			...{ externalReference: 'render', createMissingProducts: true, validate },
			...document,
			...{ company: company.code, customer: customer.code },
		},
	};
}

/**
 * A master that the file gives as an object is taken as it is, but for its code.
 *
 * @param {unknown} given an object, a code, or nothing
 * @param {Record<string, any>} sample
 * @param {string} name
 * @param {string[]} assumed
 * @returns {Record<string, any>}
 */
function master(given, sample, name, assumed) {
	if (typeof given === 'object' && given !== null) return { code: sample.code, ...given };
	assumed.push(`${name} ${sample.name}`);
	return typeof given === 'string' ? { ...sample, code: given } : sample;
}

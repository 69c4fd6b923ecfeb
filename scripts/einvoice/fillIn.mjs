/** What the file of a document says, and what is assumed where it says nothing. */

const COMPANY = {
	code: 'SELLER',
	name: 'Công ty TNHH Người Bán',
	country: 'VN',
	currency: 'VND',
	timeZone: 'Asia/Ho_Chi_Minh',
	language: 'vi',
	registrationNumber: '0100109106',
	invoiceNumbers: 'provider',
	address: { line1: '1 Tràng Tiền', city: 'Hà Nội', country: 'VN' },
};

const CUSTOMER = {
	code: 'BUYER',
	name: 'Công ty TNHH Người Mua',
	registrationNumber: '0314409058',
	address: { line1: '45 Lê Lợi', city: 'Thành phố Hồ Chí Minh', country: 'VN' },
};

/** What Issue E-Invoice takes; how it is paid stands on the document. */
const CHOICES = ['templateCode', 'series', 'split', 'paid', 'exchangeRate', 'consumer', 'buyerName'];

/**
 * @param {Record<string, any>} given
 * @param {Record<string, any>} options
 */
export function fillIn(given, { provider, template, series, split, date, now }) {
	/** @type {string[]} */
	const assumed = [];
	const { company: ofCompany, customer: ofCustomer, replace, adjust, issuedAs, ...rest } = given;
	const company = master(ofCompany, COMPANY, 'company', assumed);
	const customer = { ...master(ofCustomer, CUSTOMER, 'customer', assumed), company: company.code };
	const choices = Object.fromEntries(
		CHOICES.filter((name) => rest[name] !== undefined).map((name) => [name, rest[name]]),
	);
	const document = Object.fromEntries(Object.entries(rest).filter(([name]) => !CHOICES.includes(name)));
	// A correction has a day of its own; that of the original stands with its number.
	const isCorrection = replace !== undefined || adjust !== undefined;
	const asked = date ?? document.issueDate;
	const issueDate = isCorrection ? (issuedAs?.issueDate ?? asked) : asked;
	const year = (issueDate ?? now).slice(2, 4);
	return {
		company,
		customer,
		document: {
			externalReference: 'paper',
			createMissingProducts: true,
			...document,
			...(issueDate ? { issueDate } : {}),
			company: company.code,
			customer: customer.code,
		},
		choices: {
			...choices,
			provider,
			...(split ? { split } : {}),
			templateCode: template ?? choices.templateCode ?? say(assumed, 'templateCode', '1/001'),
			series: series ?? choices.series ?? say(assumed, 'series', `1C${year}TAA`),
		},
		correction: isCorrection ? correctionOf({ replace, adjust }, asked) : undefined,
		issuedAs,
		assumed,
	};
}

/**
 * @param {{ replace?: Record<string, any>, adjust?: Record<string, any> }} given
 * @param {string | undefined} issueDate
 */
function correctionOf({ replace, adjust }, issueDate) {
	const dated = issueDate ? { issueDate } : {};
	return replace
		? { operation: 'replaceEInvoice', input: { ...dated, ...replace } }
		: { operation: 'adjustEInvoice', input: { ...dated, ...adjust } };
}

/**
 * @param {unknown} given an object, a code, or nothing
 * @param {Record<string, any>} sample
 * @param {string} name
 * @param {string[]} assumed
 * @returns {Record<string, any>}
 */
function master(given, sample, name, assumed) {
	if (typeof given === 'object' && given !== null) return { ...sample, ...given };
	say(assumed, name, sample.name);
	return typeof given === 'string' ? { ...sample, code: given } : sample;
}

/**
 * @param {string[]} assumed
 * @param {string} name
 * @param {string} value
 */
function say(assumed, name, value) {
	assumed.push(`${name} ${value}`);
	return value;
}

import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {{ email: string, password: string, firstName: string, lastName: string }} Owner */

/**
 * Makes the owner of a new n8n, or logs in where there is one already.
 * @param {string} url
 * @param {Owner} owner
 * @returns {Promise<string>} the cookie header of the session
 */
export async function setUpOwner(url, owner) {
	const setUp = await post(`${url}/rest/owner/setup`, owner);
	if (setUp.ok) return cookieOf(setUp);
	const login = await post(`${url}/rest/login`, {
		emailOrLdapLoginId: owner.email,
		password: owner.password,
	});
	if (login.ok) return cookieOf(login);
	throw new Error(
		`n8n has an owner already, and ${owner.email} cannot log in (${login.status} ${await login.text()}).`,
	);
}

/**
 * @param {string} address
 * @param {unknown} body
 */
async function post(address, body) {
	for (let attempt = 1; ; attempt++) {
		const response = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		// Ready means that the database is; the routes follow a moment later.
		if (response.status !== 404 || attempt === 40) return response;
		await sleep(250);
	}
}

/** @param {Response} response */
function cookieOf(response) {
	return response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

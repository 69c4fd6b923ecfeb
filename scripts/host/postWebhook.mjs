import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Posts JSON to a production webhook. n8n answers 404 until it has registered the webhook: ask again.
 * @param {string} url
 * @param {string} path
 * @param {unknown} body
 * @param {number} [secondsToWait]
 */
export async function postWebhook(url, path, body, secondsToWait = 30) {
	const deadline = Date.now() + secondsToWait * 1000;
	for (;;) {
		const response = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (response.status !== 404 || Date.now() > deadline) return response;
		await response.body?.cancel();
		await sleep(300);
	}
}

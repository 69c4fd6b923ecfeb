'use strict';

const { parentPort, threadId, workerData } = require('node:worker_threads');

/** Does what it is told, so that the care of the pool can be tried without an engine. */
const acts = {
	say: (id, { text }) => parentPort.postMessage({ id, text, threadId, setup: workerData }),
	size: (id, { bytes }) => parentPort.postMessage({ id, size: bytes.length }),
	refuse: (id) => parentPort.postMessage({ id, failure: 'no', details: { rule: 'some.rule' } }),
	progress: (id) => {
		for (let page = 1; page <= 3; page += 1) parentPort.postMessage({ id, progress: { page } });
		parentPort.postMessage({ id, text: 'done' });
	},
	hang: () => {
		for (;;);
	},
	// Buffers are no JavaScript memory: the limit of the heap does not see them.
	swell: () => {
		const hoard = [];
		setInterval(() => hoard.push(Buffer.alloc(20_000_000, 1)), 10);
	},
};

parentPort.on('message', ({ id, act, ...rest }) => acts[act](id, rest));

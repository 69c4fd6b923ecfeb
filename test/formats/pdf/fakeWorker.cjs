'use strict';

const { parentPort } = require('node:worker_threads');

/** Does what the document's id says, so that the pool's care can be tried without rendering. */
const acts = {
	crash: () => process.exit(3),
	throw: () => {
		setImmediate(() => {
			throw new Error('boom');
		});
	},
	hang: () => {
		for (;;);
	},
	fail: (id) => parentPort.postMessage({ id, failure: 'no such kind' }),
	eat: () => {
		const hoard = [];
		for (;;) hoard.push(new Array(100_000).fill(hoard.length));
	},
};

parentPort.on('message', ({ id, printable }) => {
	const act = acts[printable.id];
	if (act) return act(id);
	const bytes = new Uint8Array(Buffer.from(`${printable.id} ${require('node:worker_threads').threadId}`));
	parentPort.postMessage({ id, bytes }, [bytes.buffer]);
});

'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Leaves the counts of a run in a folder, one file a run, for the one line that CI prints at its end. */
class CountReporter {
	constructor(_globalConfig, { folder }) {
		this.folder = folder;
	}

	onRunComplete(_contexts, results) {
		const counts = {
			passed: results.numPassedTests,
			// A file that does not compile has no tests to count, and still failed.
			failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
			skipped: results.numPendingTests + results.numTodoTests,
		};
		mkdirSync(this.folder, { recursive: true });
		writeFileSync(join(this.folder, `${Date.now()}-${process.pid}.json`), JSON.stringify(counts));
	}
}

module.exports = CountReporter;

'use strict';

const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const FOLDER = process.env.O2C_CASES ?? join(__dirname, '..', '..', '..', 'shared', 'cases');
const TOPIC = /^peer cases: (.+)$/;
/** The test that looks at the readers themselves is no case. */
const OF_READERS = /^each reader /;

/** Prints what became of the cases of other systems: replayed, passed, not applicable and why, still to come. */
class CaseReporter {
	onRunComplete(_contexts, { testResults }) {
		const tests = testResults.flatMap((file) => file.testResults);
		const cases = tests.flatMap((test) => {
			const topic = TOPIC.exec(test.ancestorTitles[0] ?? '')?.[1];
			return topic === undefined || OF_READERS.test(test.title) ? [] : [{ topic, ...test }];
		});
		const topics = [...new Set(cases.map(({ topic }) => topic))].sort();
		const row = (topic) => {
			const own = cases.filter((one) => one.topic === topic);
			const count = (status) => own.filter((one) => one.status === status).length;
			const [passed, failed] = [count('passed'), count('failed')];
			return {
				cases: own.length,
				replayed: passed + failed,
				passed,
				failed,
				'not applicable': count('pending'),
				'to come': count('todo'),
			};
		};
		console.log(`\nCases of other systems, from ${FOLDER}`);
		if (!existsSync(FOLDER)) console.log('SKIPPED: the folder is not there. Set O2C_CASES.');
		console.table(Object.fromEntries(topics.map((topic) => [topic, row(topic)])));
		this.list('Failed', cases, 'failed');
		this.list('Not applicable, and why', cases, 'pending');
		this.list('To come, with the issue that brings the rule', cases, 'todo');
		const other = existsSync(FOLDER)
			? readdirSync(FOLDER).filter((file) => file.endsWith('.json') && !topics.includes(file.slice(0, -5)))
			: [];
		if (other.length > 0) console.log(`\nTopics without a suite yet: ${other.join(', ')}`);
		const broken = testResults.filter((file) => file.testExecError).map((file) => file.testFilePath);
		if (broken.length > 0) console.log(`\nSuites that did not run: ${broken.join(', ')}`);
	}

	list(title, cases, status) {
		const own = cases.filter((one) => one.status === status);
		if (own.length === 0) return;
		console.log(`\n${title}:`);
		for (const { topic, title: name, failureMessages } of own) {
			const [why] = (failureMessages[0] ?? '').split('\n');
			console.log(`  ${topic}: ${name}${why ? ` – ${why}` : ''}`);
		}
	}
}

module.exports = CaseReporter;

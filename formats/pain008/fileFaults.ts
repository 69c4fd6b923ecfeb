import { Exact, isPlainDecimal } from '../../domain/money/decimal';
import type { Fault } from '../../domain/sepa/fault';
import { textAt, type XmlNode } from '../xmlStream';

/** What is wrong in a file, and where. */
export interface FileFault {
	readonly rule: string;
	/** Path in the file, transactions and blocks counted from 1. */
	readonly path: string;
	readonly message: string;
}

const MOST = 100;

export class FileFaults {
	readonly all: FileFault[] = [];

	add(rule: string, path: string, message: string): void {
		if (this.all.length < MOST) this.all.push({ rule, path, message });
	}

	addFault(fault: Fault | undefined, path: string): void {
		if (fault) this.add(fault.rule, path, fault.message);
	}
}

/** Transactions as they were counted and summed, against what the file states of them. */
export class Totals {
	count = 0;
	private cents = 0n;

	add(cents: bigint): void {
		this.count += 1;
		this.cents += cents;
	}

	compare(node: XmlNode, path: string, faults: FileFaults): void {
		const count = textAt(node, 'NbOfTxs');
		if (count !== null && count !== String(this.count))
			faults.add(
				'sepa.count',
				`${path}/NbOfTxs`,
				`${count} transactions are stated, and there are ${this.count}.`,
			);
		const sum = textAt(node, 'CtrlSum');
		if (sum === null) return;
		const isRight = isPlainDecimal(sum) && new Exact(sum).times(100).eq(this.cents.toString());
		const counted = new Exact(this.cents.toString()).div(100).toFixed(2);
		if (!isRight)
			faults.add('sepa.sum', `${path}/CtrlSum`, `The sum is stated as ${sum}, and is ${counted}.`);
	}
}

import { createFaultQueue } from '../../sandbox/faultQueue';

test('a fault happens to its own operation, after those that go well, as often as ordered', () => {
	const queue = createFaultQueue<'issue' | 'status'>();
	queue.add({ operation: 'issue', moment: 'after', fault: 'drop', skip: 1, times: 2 });
	queue.add({ operation: 'status', moment: 'before', fault: 'html503' });
	expect(queue.left()).toBe(3);
	expect(queue.take('issue')).toBeUndefined();
	expect(queue.take('status')?.fault).toBe('html503');
	expect(queue.take('status')).toBeUndefined();
	expect([queue.take('issue')?.fault, queue.take('issue')?.fault, queue.take('issue')]).toEqual([
		'drop',
		'drop',
		undefined,
	]);
	expect(queue.left()).toBe(0);
	queue.add({ operation: 'issue', moment: 'before', fault: 'drop' });
	queue.clear();
	expect([queue.left(), queue.take('issue')]).toEqual([0, undefined]);
});

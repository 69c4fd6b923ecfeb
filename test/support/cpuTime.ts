/** Milliseconds of CPU since `start()`: what the work costs, whatever else the machine is doing. */
export function startCpuTime(): () => number {
	const before = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	};
}

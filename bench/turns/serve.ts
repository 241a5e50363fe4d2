/** What the measured processes tell their parent: where they listen, the CPU and memory they have used. */
export function announce(port: number): void {
  process.on('message', (question) => {
    if (question === 'cpu') process.send?.({ cpu: process.cpuUsage() });
    if (question === 'memory') process.send?.({ rss: process.memoryUsage.rss() });
    if (question === 'stop') process.exit(0);
  });
  process.send?.({ port });
}

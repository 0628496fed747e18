// Preloaded into a measured Node program: says on file descriptor 3 what it used. The peak of the kernel's own count
// goes before that of getrusage, which on Linux starts at the size of the program that forked.
const { readFileSync, writeSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

function peakKilobytes() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1])
  } catch {
    return process.resourceUsage().maxRSS
  }
}

if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage()
    writeSync(
      3,
      JSON.stringify({ peakMB: peakKilobytes() / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 }),
    )
  })
}

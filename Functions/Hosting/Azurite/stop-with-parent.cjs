// Preloaded into the storage emulator that the local host starts.
// Standard input is a pipe from the host: it closes however the host ends, SIGKILL included, and the emulator then saves and ends.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM')).resume()

// Ctrl+C reaches the whole process group; running functions still need their storage until the host has stopped.
process.on('SIGINT', () => {})
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT') setImmediate(() => process.removeListener(event, listener))
})

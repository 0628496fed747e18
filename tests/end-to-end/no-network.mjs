// Loaded before a program: whatever opens a connection or asks for a name ends the process.
import { writeSync } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'

const require = createRequire(import.meta.url)
const refuse = () => {
  writeSync(2, 'The network was used.\n')
  process.exit(99)
}
require('node:net').Socket.prototype.connect = refuse
require('node:dns').lookup = refuse
require('node:dns').promises.lookup = refuse
require('node:dgram').createSocket = refuse
globalThis.fetch = refuse
syncBuiltinESMExports()

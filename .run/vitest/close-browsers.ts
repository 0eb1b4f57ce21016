import { afterAll } from 'vitest'
import { closeBrowsers } from '../../test/shells/harness.ts'

// Runs for every file, while modules are kept from one file of a worker to the next.
afterAll(closeBrowsers)

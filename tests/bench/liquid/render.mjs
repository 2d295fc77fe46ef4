// Render one template with LiquidJS, compiled once: render.mjs NAME DATA N.
// The page goes to standard output, CPU seconds a page to standard error.
import { readFileSync } from 'node:fs'
import { Liquid } from 'liquidjs'

const [name, data, times] = process.argv.slice(2)
const engine = new Liquid({
  root: new URL('templates/', import.meta.url).pathname,
  extname: '.liquid',
  cache: true,
  outputEscape: 'escape'
})
const values = JSON.parse(readFileSync(data, 'utf8'))
const base = values.site.baseurl
engine.registerFilter('relative_url', url => base + url)

const template = engine.parseFileSync(name)
let out = engine.renderSync(template, values)
for (let i = 0; i < Number(times) / 4; i++) engine.renderSync(template, values) // warm up
const before = process.cpuUsage()
for (let i = 0; i < Number(times); i++) out = engine.renderSync(template, values)
const used = process.cpuUsage(before)
process.stderr.write(String((used.user + used.system) / 1e6 / Number(times)))
process.stdout.write(out)

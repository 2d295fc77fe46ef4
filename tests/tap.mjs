/*
 * tap: what a test in the browser or of a schema says, for prove(1).
 */
let done = 0;
let failed = 0;

/* Whether `good` holds; what was said is shown if it does not. */
export function ok(good, name, said = '') {
	done++;
	failed += !good;
	console.log(`${good ? 'ok' : 'not ok'} ${done} - ${name}`);
	if (!good && said)
		console.log(String(said).replace(/^/gm, '# '));
	return good;
}

export function is(is, wanted, name) {
	ok(is === wanted, name, `this is\n${is}\ninstead of\n${wanted}`);
}

/* The plan; the program ends with 1 if anything did not hold. */
export function end() {
	console.log(`1..${done}`);
	process.exit(failed === 0 ? 0 : 1);
}

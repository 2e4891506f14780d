// drive.js: the page, used as people use it: searching, filtering, opening, downloading, by keyboard, without JavaScript,
// on a narrow screen; and looked at by axe-core. Prints TAP. SHOTS=DIR: also a picture of every view.
"use strict";
const fs = require("fs");
const { execFileSync } = require("child_process");
const modules = require("module").createRequire(process.env.MODULES + "/");
const { chromium } = modules("playwright-core");
const axe = fs.readFileSync(modules.resolve("axe-core/axe.min.js"), "utf8");

const { PAGE, BROWSER, PRESSOIR, SHOTS } = process.env;
const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"];
let n = 0, bad = 0;
function is(name, got, wanted) {
	const good = JSON.stringify(got) === JSON.stringify(wanted);
	console.log(`${good ? "ok" : "not ok"} ${++n} - ${name}`);
	if (!good) { bad++; console.log(`#   got:    ${JSON.stringify(got)}\n#   wanted: ${JSON.stringify(wanted)}`); }
}
const line = (...words) => execFileSync(PRESSOIR, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const rows = (...words) => line(...words, "--format", "ndjson").trim().split("\n").filter(Boolean).map((l) => JSON.parse(l));
const KINDS = { amount: "montants", headcount: "effectifs", date: "dates", department: "départements", "": "autres" };
const number = (text) => Number(text.replace(/[^0-9]/g, ""));
const VIEWS = ["/", "/?q=recrutement&department=72&since=2019", "/?q=zzzz", "/?q=(a", "/facts?q=recrutement&sort=-value", "/facts?q=zzzz", "/article/3",
	"/nothing"];

async function withPage(browser, options, use) {
	const context = await browser.newContext({ locale: "fr-FR", baseURL: PAGE, viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	const outside = [];
	page.on("request", (r) => { if (!r.url().startsWith(PAGE)) outside.push(r.url()); });
	page.on("pageerror", (e) => outside.push(String(e)));
	page.on("console", (m) => { if (m.type() === "error" && !/status of 40[04]/.test(m.text())) outside.push(m.text()); });
	await use(page);
	await context.close();
	return outside;
}

async function search(page) {
	await page.goto("/");
	is("all articles are there", number(await page.locator("#count").innerText()), Number(line("search", "--count")));
	await page.fill("#q", "recrutement");
	await page.keyboard.press("Enter");
	await page.waitForURL(/q=recrutement/);
	is("a search finds what the command line finds", number(await page.locator("#count").innerText()), Number(line("search", "--count", "recrutement")));
	is("in its order", await page.locator(".hits h2").allInnerTexts(), rows("search", "recrutement", "-n", "20").map((h) => h.title));
	is("with its words marked", (await page.locator(".hits mark").allInnerTexts()).every((t) => /^recrutements?$/i.test(t)), true);
	const facets = line("search", "--facets", "--format", "csv", "recrutement").split("\r\n").filter((l) => l.startsWith("source,"));
	is("sources are counted as there", await page.locator(".facet").first().locator(".n").allInnerTexts(), facets.map((l) => l.split(",").pop()));
}

async function filter(page) {
	const source = page.locator(".facet").first().locator("a").first();
	const name = await source.innerText();
	await source.click();
	is("a facet filters", number(await page.locator("#count").innerText()), Number(line("search", "--count", "recrutement", "--source", name)));
	await page.locator(".filters a").first().click();
	is("and its filter goes away again", number(await page.locator("#count").innerText()), Number(line("search", "--count", "recrutement")));
	await page.locator(".map a", { hasText: "Sarthe" }).first().click({ force: true });
	is("the map filters", number(await page.locator("#count").innerText()), Number(line("search", "--count", "recrutement", "--department", "72")));
	await page.goto("/?q=recrutement");
	await page.locator(".chart details summary").click();
	const month = page.locator(".chart tbody tr").last();
	const count = number(await month.locator("td").innerText());
	await month.locator("a").click();
	is("a month of the chart's table filters", number(await page.locator("#count").innerText()), count);
}

async function open(page) {
	await page.goto("/?q=recrutement");
	const title = await page.locator("a.hit").first().innerText();
	await page.locator("a.hit").first().click();
	is("a hit opens its article", await page.locator("h1").innerText(), title);
	const id = page.url().match(/article\/(\d+)/)[1];
	const facts = rows("show", id).slice(1);
	is("with all its facts", await page.locator(".facts tbody tr").count(), facts.length);
	const marked = await page.locator(".article a.fact[href^='#r']").allInnerTexts();
	is("the colours are explained", await page.locator(".kinds span").allInnerTexts(), [...new Set(facts.map((f) => KINDS[f.kind] || "autres"))]
		.sort((a, b) => Object.values(KINDS).indexOf(a) - Object.values(KINDS).indexOf(b)));
	is("marked in place", facts.filter((f) => !f.text.includes("\n") && !marked.some((m) => f.text.includes(m) || m.includes(f.text))).map((f) => f.text), []);
	is("each with the bytes of the original", await page.locator(".facts .raw mark").count(), facts.length);
	await page.locator(".article a.fact[href^='#r']").first().click();
	await page.waitForURL(/#r/);
	is("a mark leads to its fact", await page.locator("tr:target").count(), 1);
}

async function facts(page) {
	await page.goto("/facts?q=recrutement");
	is("as many facts as the command line tells", number(await page.locator("#count").innerText()), rows("facts", "recrutement").length);
	await page.selectOption("#kind", "headcount");
	await page.locator(".narrow button").click();
	await page.waitForURL(/kind=headcount/);
	is("they filter by kind", await page.locator(".facts-table tbody tr").count(), rows("facts", "recrutement", "--kind", "headcount").length);
	await page.locator("a.sort", { hasText: "Valeur" }).click();
	await page.waitForURL(/sort=value/);
	const values = (await page.locator(".facts-table tbody tr td:nth-child(3)").allInnerTexts()).map((v) => parseFloat(v.replace(/^\.\./, "")));
	is("they sort by value", values, [...values].sort((a, b) => a - b));
}

async function live(page) {
	await page.goto("/facts?q=recrutement");
	await page.evaluate(() => { window.same = true; });
	await page.locator("a.sort", { hasText: "Valeur" }).click();
	await page.waitForURL(/sort=value/);
	await page.fill("#department", "72");
	await page.waitForURL(/department=72/);
	await page.waitForFunction((n) => document.querySelectorAll(".facts-table tbody tr").length === n,
		rows("facts", "recrutement", "--department", "72").length);
	is("with a script the table changes in place", await page.evaluate(() => [window.same, document.activeElement.id, location.search]),
		[true, "department", "?q=recrutement&department=72&sort=value"]);
}

async function download(page) {
	await page.goto("/facts?q=recrutement");
	for (const format of ["csv", "ndjson", "xlsx"]) {
		const [file] = await Promise.all([page.waitForEvent("download"), page.locator(".exports a", { hasText: new RegExp(`^${format}$`, "i") }).click()]);
		const got = fs.readFileSync(await file.path());
		fs.writeFileSync(`line.${format}`, "");
		line("export", "facts", "recrutement", "-o", `line.${format}`);
		is(`${format} is what the command line writes`, got.equals(fs.readFileSync(`line.${format}`)), true);
	}
}

async function keyboard(page) {
	await page.goto("/?q=recrutement");
	await page.keyboard.press("j");
	await page.keyboard.press("j");
	await page.keyboard.press("k");
	await page.keyboard.press("j");
	const second = await page.locator("a.hit").nth(1).innerText();
	is("j and k walk the hits", await page.evaluate(() => document.activeElement.innerText), second);
	await page.keyboard.press("Enter");
	await page.waitForURL(/article/);
	is("Enter opens", await page.locator("h1").innerText(), second);
	await page.keyboard.press("/");
	is("/ goes to the query", await page.evaluate(() => document.activeElement.id), "q");
	await page.goto("/?q=recrutement");
	await page.keyboard.press("Tab");
	is("the first stop skips to the content", await page.evaluate(() => document.activeElement.className), "skip");
}

// rules: of axe-core; all when not told.
async function look(browser, name, options, rules) {
	const found = [], wide = [];
	await withPage(browser, options, async (page) => {
		for (const view of VIEWS) {
			if (name === "print") await page.emulateMedia({ media: "print" });
			await page.goto(view);
			if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${VIEWS.indexOf(view)}.png`, fullPage: true });
			if (view.includes("department")) await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
			await page.evaluate(axe);
			const { violations } = await page.evaluate((only) => axe.run(document, only ? { runOnly: only } : {}), rules);
			for (const v of violations) if (["serious", "critical", "moderate"].includes(v.impact)) found.push(`${view} ${v.id}: ${v.nodes[0].html.slice(0, 120)}`);
			if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(view);
		}
	});
	is(`${name}: axe finds nothing on any view`, found, []);
	is(`${name}: no view is wider than the screen`, wide, []);
}

async function main() {
	const browser = await chromium.launch({ executablePath: BROWSER, args: flags });
	let outside = [];
	outside = outside.concat(await withPage(browser, { acceptDownloads: true }, async (page) => {
		for (const use of [search, filter, open, facts, live, download, keyboard]) await use(page);
	}));
	await withPage(browser, { javaScriptEnabled: false }, async (page) => {
		for (const use of [search, filter, open, facts]) await use(page);
	});
	is("nothing was asked of another place, and nothing went wrong in it", outside, []);
	await look(browser, "light", {});
	await look(browser, "dark", { colorScheme: "dark" }, ["color-contrast", "link-in-text-block"]);
	await look(browser, "narrow", { viewport: { width: 390, height: 800 } }, ["target-size", "scrollable-region-focusable"]);
	await look(browser, "English", { locale: "en-GB" }, ["html-has-lang", "valid-lang", "document-title"]);
	await look(browser, "print", { viewport: { width: 720, height: 1040 } }, ["color-contrast"]); /* A4 within its margins */
	await browser.close();
	process.exit(bad ? 1 : 0);
}
main().catch((e) => { console.log(`not ok ${++n} - the browser\n#   ${String(e.stack).replace(/\n/g, "\n#   ")}`); process.exit(1); });

// page.js: what is more comfortable with a script; without it all works by links.
//   /  to the query     j k  next and previous result     Enter opens it, as of any link
"use strict";

// Filters and headings of the table of facts change it in place; the address tells what is shown, as without a script.
let asked = 0;
async function show(address, keep) {
	const mine = ++asked, focus = document.activeElement?.id;
	const answer = await fetch(address, { headers: { Accept: "text/html" } });
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	if (mine !== asked) return; // a later one was asked meanwhile
	for (const part of [".changes", ".tabs"]) {
		const before = document.querySelector(part), after = page.querySelector(part);
		if (!before || !after) return location.assign(address);
		before.replaceWith(after);
	}
	document.title = page.title;
	if (keep) history.replaceState(null, "", address);
	else history.pushState(null, "", address);
	if (focus) document.getElementById(focus)?.focus();
}

function address(form) {
	const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
	const sort = new URLSearchParams(location.search).get("sort");
	if (sort) fields.set("sort", sort);
	return form.getAttribute("action") + "?" + fields;
}

let wait = 0;
document.addEventListener("input", (event) => {
	const form = event.target.closest("form.narrow");
	if (!form) return;
	clearTimeout(wait);
	wait = setTimeout(() => show(address(form), true), 250);
});
document.addEventListener("submit", (event) => {
	if (!event.target.matches("form.narrow")) return;
	event.preventDefault();
	clearTimeout(wait);
	show(address(event.target), false);
});
document.addEventListener("click", (event) => {
	const link = event.target.closest("a.sort");
	if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
	event.preventDefault();
	show(link.getAttribute("href"), false);
});
window.addEventListener("popstate", () => location.reload());

const typing = () => document.activeElement?.matches("input, select, textarea");

function step(by) {
	const hits = [...document.querySelectorAll("a.hit")];
	const at = hits.indexOf(document.activeElement);
	const next = hits[at < 0 ? (by > 0 ? 0 : hits.length - 1) : Math.min(Math.max(at + by, 0), hits.length - 1)];
	next?.focus();
	next?.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.key === "Escape" && typing()) return document.activeElement.blur();
	if (typing()) return;
	if (event.key === "/") {
		event.preventDefault();
		document.getElementById("q").select();
		document.getElementById("q").focus();
	} else if (event.key === "j") step(1);
	else if (event.key === "k") step(-1);
});

// page.js: what is more comfortable with a script; without it all works by links.
//   /  to the query     j k  next and previous result     Enter opens it, as of any link
"use strict";

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

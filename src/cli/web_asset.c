/* web_asset.c: style, script and outlines, embedded at build time: the page needs nothing from elsewhere. */
#include <string.h>

#include "web.h"

static const unsigned char style[] = {
#include "style.inc"
};
static const unsigned char script[] = {
#include "script.inc"
};
static const unsigned char outlines[] = {
#include "outlines.inc"
};

static const struct asset assets[] = {
	{"/style.css", "text/css; charset=utf-8", {(const char *)style, sizeof style}},
	{"/page.js", "text/javascript; charset=utf-8", {(const char *)script, sizeof script}},
};

const struct asset *asset_find(const char *path)
{
	for (size_t i = 0; i < sizeof assets / sizeof assets[0]; i++)
		if (strcmp(assets[i].path, path) == 0)
			return &assets[i];
	return NULL;
}

pr_str asset_outlines(void)
{
	return (pr_str){(const char *)outlines, sizeof outlines};
}

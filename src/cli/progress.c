/* progress.c: one line that is drawn anew ten times a second at most:
 *
 *     [========>           ]  45 %  1234 loaded, 3 rejected  12.5 MB/s  0:42 left
 *
 * Share and rate are those of the bytes that were read, for articles count as loaded only in batches, when the disk has
 * them. Where the sum of the bytes is not known (a pipe) the bar and the time that is left stay out. */
#include "progress.h"

#include <inttypes.h>
#include <string.h>

#include "intl.h"
#include "reason.h"
#include "say.h"

enum { BAR = 20, LINE = 200 };

static double seconds_between(struct timespec from, struct timespec to)
{
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

void progress_begin(struct progress *p, bool shown)
{
	*p = (struct progress){.shown = shown};
	clock_gettime(CLOCK_MONOTONIC, &p->begun);
}

double progress_seconds(const struct progress *p)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return seconds_between(p->begun, now);
}

static int draw_bar(char line[LINE], double share)
{
	char bar[BAR + 1];
	int filled = (int)(share * BAR);
	memset(bar, ' ', BAR);
	memset(bar, '=', (size_t)filled);
	if (filled < BAR)
		bar[filled] = '>';
	bar[BAR] = '\0';
	return snprintf(line, LINE, "[%s] %3d %%  ", bar, (int)(share * 100));
}

static void draw(const struct progress *p, const pr_progress *now)
{
	char line[LINE] = "", rate[TENTHS_SIZE];
	double seconds = progress_seconds(p), share = 0;
	int n = 0;
	if (now->total > 0 || now->total_bytes > 0) {
		share = now->total > 0 ? (double)now->inputs / (double)now->total
		                       : (double)now->bytes / (double)now->total_bytes;
		share = share > 1 ? 1 : share;
		n = draw_bar(line, share);
	}
	if (now->total > 0)
		n += snprintf(line + n, LINE - (size_t)n, _("%" PRIu64 " of %" PRIu64 " articles"), now->inputs, now->total);
	else
		n += snprintf(line + n, LINE - (size_t)n, _("%" PRIu64 " loaded, %" PRIu64 " rejected"), now->loaded,
		              now->rejected);
	if (seconds > 0.5)
		n += snprintf(line + n, LINE - (size_t)n, _("  %s MB/s"), intl_tenths(rate, (double)now->bytes / seconds / 1e6));
	if (share > 0.01 && seconds > 0.5) {
		int left = (int)(seconds / share - seconds + 0.5);
		snprintf(line + n, LINE - (size_t)n, _("  %d:%02d left"), left / 60, left % 60);
	}
	say_for_now(line);
}

void progress_step(void *progress, const pr_progress *so_far)
{
	struct progress *p = progress;
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (!p->shown || seconds_between(p->drawn, now) < 0.1)
		return;
	p->drawn = now;
	draw(p, so_far);
}

void progress_reject(void *progress, const pr_reject *reject)
{
	char words[REASON_MAX];
	(void)progress;
	say_about_input("%.*s: %s", (int)reject->path.n, reject->path.p, reason_words(words, reject->reason));
}

void progress_end(struct progress *p)
{
	if (p->shown)
		say_for_now("");
}

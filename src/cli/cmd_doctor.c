/* cmd_doctor.c: does this machine have what the program needs, and is what it works on in order? A line a finding:
 *
 *     ok       SQLite 3.40.1
 *     note     corpus … what to know
 *     FAULT    rules … what to do
 */
#include <inttypes.h>
#include <langinfo.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "cmd.h"
#include "intl.h"
#include "term.h"

enum finding { FINE, NOTE, FAULT };

struct doctor {
	struct cli *cli;
	unsigned faults;
	uint64_t articles, facts, others; /* others: articles by other rules than these */
};

__attribute__((format(printf, 3, 4))) static void tell(struct doctor *d, enum finding finding, const char *format, ...)
{
	static const char *const marks[] = {N_("ok"), N_("note"), N_("FAULT")};
	struct out *out = &d->cli->out;
	char line[2000];
	va_list values;
	va_start(values, format);
	vsnprintf(line, sizeof line, _(format), values);
	va_end(values);
	fprintf(out->file, "%s%-6s%s ", finding != FINE && out->colour ? TERM_BOLD : "", _(marks[finding]),
	        finding != FINE && out->colour ? TERM_PLAIN : "");
	term_put(out->file, (pr_str){line, strlen(line)}, TERM_ONE_LINE);
	fputc('\n', out->file);
	d->faults += finding == FAULT;
}

static int each_library(void *payload, const pr_library *l)
{
	enum finding finding = l->flawed ? FAULT : l->remark[0] ? NOTE : FINE;
	tell(payload, finding, "%s %s%s%s", l->name, l->version, l->remark[0] ? _(": ") : "", _(l->remark));
	return 0;
}

static void look_at_locale(struct doctor *d)
{
	const char *coding = nl_langinfo(CODESET);
	if (strcmp(coding, "UTF-8") == 0)
		tell(d, FINE, "locale: UTF-8");
	else
		tell(d, NOTE, "locale: %s; the program writes UTF-8, which the terminal must show: try LC_ALL=C.UTF-8", coding);
}

/* How what reads markup and archives is walled in on this system. */
static void look_at_cage(struct doctor *d)
{
	pr_cage cage;
	pr_cage_status(&cage);
	tell(d, cage.process && cage.landlock && cage.filter ? FINE : NOTE, "cage: %s%s%s",
	     cage.process ? _("a process") : _("none in this build"),
	     cage.landlock ? ", Landlock" : _(", no Landlock in this kernel"),
	     cage.filter ? ", seccomp" : _(", no seccomp in this kernel"));
}

static int ignore(void *payload, const char *message)
{
	(void)payload, (void)message;
	return 0;
}

static void look_at_rules(struct doctor *d)
{
	struct cli *cli = d->cli;
	pr_check sum = {0};
	pr_err err = {0};
	if (pr_rules_open(&cli->rules, cli->opt.rules, &err) != PR_OK)
		tell(d, FAULT, "rules: %s", err.message);
	else if (pr_rules_check(cli->rules, &sum, ignore, NULL, &err) != PR_OK)
		tell(d, FAULT, "rules: %zu of %zu examples fail; `pressoir rules check` names them", sum.failed, sum.examples);
	else
		tell(d, FINE, "rules: %zu, with %zu examples, version %s", sum.rules, sum.examples,
		     pr_rules_version(cli->rules));
}

static int each_count(void *payload, const char *what, pr_str which, uint64_t count)
{
	struct doctor *d = payload;
	const char *version = d->cli->rules ? pr_rules_version(d->cli->rules) : "";
	if (strcmp(what, "articles") == 0)
		d->articles = count;
	else if (strcmp(what, "facts") == 0)
		d->facts = count;
	else if (strcmp(what, "rules") == 0 && (strlen(version) != which.n || memcmp(version, which.p, which.n) != 0))
		d->others += count;
	return 0;
}

/* Room for as much again, as rebuilding and vacuuming take, and for a day's work. */
static void look_at_room(struct doctor *d, const char *path)
{
	enum { LITTLE = 1 << 30 }; /* [bytes] */
	char *folder = strdup(path), *slash = folder ? strrchr(folder, '/') : NULL;
	struct statvfs room;
	if (slash)
		slash[slash == folder] = '\0';
	if (folder && statvfs(slash ? folder : ".", &room) == 0) {
		uint64_t free_bytes = (uint64_t)room.f_bavail * room.f_frsize;
		char gigabytes[TENTHS_SIZE];
		tell(d, free_bytes < LITTLE ? NOTE : FINE, "room for the corpus: %s GB%s",
		     intl_tenths(gigabytes, (double)free_bytes / 1e9),
		     free_bytes < LITTLE ? _(", which is little: a load or a rebuild may fill the disk") : "");
	}
	free(folder);
}

static void look_at_corpus(struct doctor *d)
{
	struct cli *cli = d->cli;
	pr_err err = {0};
	if (pr_corpus_open(&cli->corpus, cli->opt.corpus, PR_READ, &err) != PR_OK) {
		tell(d, NOTE, "corpus: %s", err.message);
		return;
	}
	const char *path = pr_corpus_path(cli->corpus);
	if (pr_corpus_status(cli->corpus, each_count, d, &err) != PR_OK)
		tell(d, FAULT, "corpus: %s", err.message);
	else if (d->articles == 0)
		tell(d, NOTE, "corpus: %s is empty: fill it with `pressoir load FOLDER`", path);
	else if (d->others > 0 && cli->rules)
		tell(d, NOTE, "corpus: %s: facts of %" PRIu64 " articles are by other rules than these; `pressoir rebuild` "
		                                              "makes them again",
		     path, d->others);
	else
		tell(d, FINE, "corpus: %s, %" PRIu64 " articles, %" PRIu64 " facts; `pressoir verify` checks each", path,
		     d->articles, d->facts);
	look_at_room(d, path);
}

pr_status cmd_doctor(struct cli *cli)
{
	struct doctor d = {.cli = cli};
	cli->out.colour = term_wants_colour(cli->out.file, cli->opt.color);
	tell(&d, FINE, "pressoir %s", PR_VERSION);
	pr_libraries(each_library, &d);
	look_at_locale(&d);
	look_at_cage(&d);
	look_at_rules(&d);
	look_at_corpus(&d);
	return d.faults > 0 ? PR_FAILED : PR_OK;
}

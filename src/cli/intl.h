/* intl.h: messages in the language of the person: _("…") translates where it is printed, N_("…") marks what a table
 * keeps until then. What say.h, cli_usage and the library's pr_err are given is translated by them. Results for other
 * programs (CSV, JSON) never are. */
#ifndef INTL_H
#define INTL_H

#include <libintl.h>

#include "pressoir.h"

#define _(english) intl_text(english)
#define N_(english) english

/* As gettext; but nothing is nothing, in any language. */
__attribute__((format_arg(1))) static inline const char *intl_text(const char *english)
{
	return english[0] ? gettext(english) : english;
}

pr_str intl_word(pr_str english); /* the same for a short word that the library told; it lives on */

void intl_setup_french(void); /* messages in French from now on, whatever the locale: see pr_untranslated */
void intl_setup(void); /* the program's locale: its language and its characters, nothing else of it */

#endif

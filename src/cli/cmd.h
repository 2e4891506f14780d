/* cmd.h: the commands' own functions and options, for the table in command.c. */
#ifndef CMD_H
#define CMD_H

#include "cli.h"

pr_status cmd_load(struct cli *cli);
pr_status cmd_search(struct cli *cli);
pr_status cmd_similar(struct cli *cli);
pr_status cmd_watch(struct cli *cli);
pr_status cmd_facts(struct cli *cli);
pr_status cmd_export(struct cli *cli);
pr_status cmd_extract(struct cli *cli);
pr_status cmd_show(struct cli *cli);
pr_status cmd_rules(struct cli *cli);
pr_status cmd_serve(struct cli *cli);
pr_status cmd_status(struct cli *cli);
pr_status cmd_verify(struct cli *cli);
pr_status cmd_rebuild(struct cli *cli);
pr_status cmd_forget(struct cli *cli);
pr_status cmd_doctor(struct cli *cli);
pr_status cmd_help(struct cli *cli);

extern const struct opt load_options[], search_options[], facts_options[], export_options[], extract_options[],
	show_options[], rules_options[], status_options[], rebuild_options[], forget_options[], help_options[],
	similar_options[], serve_options[], watch_options[];

#endif

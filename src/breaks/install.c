/* install.c - makes the reminder start with the desktop. */
#include "breaks/install.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "keep/draft.h"
#include "words/wrong.h"

enum { PATH_ROOM = 1024, TEXT_ROOM = 4096 };

/* The first line of each file of ours: what does not begin with it was not written here. */
static const char MARK[] = "# Written by `trivet breaks install`; `trivet breaks uninstall` removes it.\n";

static const char UNIT[] = "systemd/user/trivet-breaks.service", WANTED[] = "systemd/user/graphical-session.target.wants/trivet-breaks.service",
		  LINK[] = "../trivet-breaks.service", AUTOSTART[] = "autostart/trivet-breaks.desktop";

/* Exit 4 is: another one runs already. */
static const char UNIT_TEXT[] =
	"%s[Unit]\nDescription=trivet: breaks at the desk\nPartOf=graphical-session.target\nAfter=graphical-session.target\n\n"
	"[Service]\nExecStart=%s\nRestart=on-failure\nRestartSec=5\nRestartPreventExitStatus=4\n\n"
	"[Install]\nWantedBy=graphical-session.target\n";

/* Sessions that systemd runs take the unit; the others take this. */
static const char AUTOSTART_TEXT[] =
	"%s[Desktop Entry]\nType=Application\nName=trivet breaks\nComment=Breaks at the desk that come at the right moment\n"
	"Exec=%s\nTerminal=false\nNoDisplay=true\nX-systemd-skip=true\n";

static enum err complain(const struct install *in, enum err e, const char *path, const char *why)
{
	fprintf(in->err, "trivet breaks: %s: %s\n", path, why);
	return e;
}

/* Makes the folders above `path`. */
static enum err make_folders(const struct install *in, char *path)
{
	for (char *p = path + 1; *p != '\0'; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		bool fails = mkdir(path, 0755) != 0 && errno != EEXIST;
		int why = errno;
		if (fails)
			complain(in, ERR_IO, path, strerror(why));
		*p = '/';
		if (fails)
			return ERR_IO;
	}
	return OK;
}

/* Reads what is at `path`, empty when nothing does. Fails: ERR_CONFLICT it is not ours; ERR_IO. */
static enum err read_ours(const struct install *in, const char *path, char *ret_text, size_t cap)
{
	ret_text[0] = '\0';
	FILE *f = fopen(path, "r");
	if (f == NULL)
		return errno == ENOENT || errno == ENOTDIR ? OK : complain(in, ERR_IO, path, strerror(errno));
	size_t n = fread(ret_text, 1, cap - 1, f);
	ret_text[n] = '\0';
	fclose(f);
	return strncmp(ret_text, MARK, sizeof MARK - 1) == 0 ? OK : complain(in, ERR_CONFLICT, path, "was not written by trivet; it was left alone");
}

static enum err write_text(const struct install *in, const char *name, const char *text)
{
	char path[PATH_ROOM], there[TEXT_ROOM];
	snprintf(path, sizeof path, "%.900s/%s", in->config_dir, name);
	TRY(read_ours(in, path, there, sizeof there));
	if (strcmp(there, text) == 0) {
		fprintf(in->out, "in place  %s\n", path);
		return OK;
	}
	TRY(make_folders(in, path));
	enum wrong wrong;
	enum err e = file_write(path, str_of(text), &wrong);
	if (e != OK) {
		fprintf(in->err, "trivet breaks: %s: %.*s\n", path, (int)wrong_words(wrong).n, wrong_words(wrong).p);
		return e;
	}
	fprintf(in->out, "wrote     %s\n", path);
	return OK;
}

/* Enables the unit, as systemctl would, but also where no systemd runs now. */
static enum err write_link(const struct install *in)
{
	char path[PATH_ROOM];
	snprintf(path, sizeof path, "%.900s/%s", in->config_dir, WANTED);
	TRY(make_folders(in, path));
	if (symlink(LINK, path) == 0)
		fprintf(in->out, "wrote     %s\n", path);
	else if (errno == EEXIST)
		fprintf(in->out, "in place  %s\n", path);
	else
		return complain(in, ERR_IO, path, strerror(errno));
	return OK;
}

/* A path as one quoted word of a unit and of a desktop entry. What one of the two reads as more than itself is refused. */
static enum err add_word(const struct install *in, char *line, size_t cap, const char *word)
{
	size_t n = strlen(line);
	for (const char *p = word; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || strchr("\"\\$%`", *p) != NULL)
			return complain(in, ERR_INPUT, word, "a path with \" \\ $ % ` or a line break cannot be started by the desktop");
	int added = snprintf(line + n, cap - n, "%s\"%s\"", n > 0 ? " " : "", word);
	return added > 0 && (size_t)added < cap - n ? OK : complain(in, ERR_INPUT, word, "the path is too long");
}

static enum err command_line(const struct install *in, char *line, size_t cap)
{
	line[0] = '\0';
	TRY(add_word(in, line, cap, in->program));
	TRY(add_word(in, line, cap, "breaks"));
	if (in->db != NULL) {
		TRY(add_word(in, line, cap, "--db"));
		TRY(add_word(in, line, cap, in->db));
	}
	if (in->content != NULL) {
		TRY(add_word(in, line, cap, "--content"));
		TRY(add_word(in, line, cap, in->content));
	}
	return OK;
}

enum err install_write(const struct install *in)
{
	char line[PATH_ROOM], text[TEXT_ROOM];
	TRY(command_line(in, line, sizeof line));
	snprintf(text, sizeof text, UNIT_TEXT, MARK, line);
	TRY(write_text(in, UNIT, text));
	TRY(write_link(in));
	snprintf(text, sizeof text, AUTOSTART_TEXT, MARK, line);
	TRY(write_text(in, AUTOSTART, text));
	fputs("The reminder starts with your next session. To start it now: trivet breaks\n", in->out);
	return OK;
}

static enum err remove_one(const struct install *in, const char *name)
{
	char path[PATH_ROOM], there[TEXT_ROOM];
	snprintf(path, sizeof path, "%.900s/%s", in->config_dir, name);
	TRY(read_ours(in, path, there, sizeof there));
	if (there[0] == '\0')
		return OK;
	if (unlink(path) != 0)
		return complain(in, ERR_IO, path, strerror(errno));
	fprintf(in->out, "removed   %s\n", path);
	return OK;
}

static enum err remove_link(const struct install *in)
{
	char path[PATH_ROOM], to[sizeof LINK + 1];
	snprintf(path, sizeof path, "%.900s/%s", in->config_dir, WANTED);
	ssize_t n = readlink(path, to, sizeof to);
	if (n != (ssize_t)sizeof LINK - 1 || memcmp(to, LINK, sizeof LINK - 1) != 0)
		return OK;
	if (unlink(path) != 0)
		return complain(in, ERR_IO, path, strerror(errno));
	fprintf(in->out, "removed   %s\n", path);
	return OK;
}

enum err install_remove(const struct install *in)
{
	TRY(remove_link(in));
	TRY(remove_one(in, UNIT));
	TRY(remove_one(in, AUTOSTART));
	fputs("The reminder no longer starts with your session. One that is running continues until trivet breaks off, or the end of the session.\n",
	      in->out);
	return OK;
}

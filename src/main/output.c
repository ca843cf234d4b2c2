/* output.c - what a program prints has to arrive. */
#include "main/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

void output_begin(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			_exit(1); /* nobody could be told */
}

enum err output_end(const char *who)
{
	bool had_failed = ferror(stdout) != 0;
	int why = fflush(stdout) != 0 ? errno : 0;
	if (!had_failed && why == 0)
		return OK;
	if (why == 0 && (fputc('\n', stdout) == EOF || fflush(stdout) != 0)) /* it failed a while ago: one more byte tells the reason */
		why = errno;
	fprintf(stderr, "%s: the output could not be written%s%s\n", who, why != 0 ? ": " : "", why != 0 ? strerror(why) : "");
	return why == ENOSPC ? ERR_FULL : ERR_IO;
}

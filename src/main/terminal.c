/* terminal.c - single keys from the terminal. */
#include "main/terminal.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { ESCAPE = 27, ESCAPE_MS = 50 /* the rest of an arrow key follows at once */ };

static struct termios usual, single; /* as it was, and while keys come one by one */
static volatile sig_atomic_t is_single, was_stopped;

/* What follows is called from signal handlers, too: tcsetattr, signal, raise and write are safe there. */
static void set_terminal(const struct termios *how)
{
	int keep = errno;
	tcsetattr(STDIN_FILENO, TCSANOW, how);
	errno = keep;
}

static void on_end(int sig)
{
	set_terminal(&usual);
	signal(sig, SIG_DFL);
	raise(sig);
}

static void listen_to_stop(void);

static void on_stop(int sig)
{
	sigset_t stop;
	set_terminal(&usual);
	signal(sig, SIG_DFL);
	raise(sig);
	sigemptyset(&stop);
	sigaddset(&stop, sig);
	sigprocmask(SIG_UNBLOCK, &stop, NULL); /* stops here */
	listen_to_stop();
	set_terminal(&single);
	was_stopped = 1;
}

static void on_window(int sig)
{
	(void)sig; /* that it interrupts the waiting is enough */
}

static void listen(int sig, void (*handler)(int))
{
	struct sigaction act = {.sa_handler = handler};
	sigemptyset(&act.sa_mask);
	sigaction(sig, &act, NULL);
}

static void listen_to_stop(void)
{
	listen(SIGTSTP, on_stop);
}

void terminal_begin(void)
{
	if (is_single || tcgetattr(STDIN_FILENO, &usual) != 0)
		return;
	single = usual;
	single.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
	is_single = 1;
	listen(SIGINT, on_end);
	listen(SIGTERM, on_end);
	listen(SIGHUP, on_end);
	listen(SIGWINCH, on_window);
	listen_to_stop();
	set_terminal(&single);
}

void terminal_end(void)
{
	if (!is_single)
		return;
	set_terminal(&usual);
	is_single = 0;
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGWINCH, SIG_DFL);
	signal(SIGTSTP, SIG_DFL);
}

/* KEY_END at the end of the input, KEY_NONE when nothing came. */
static int read_key(int wait_ms)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
	unsigned char key;
	if (poll(&p, 1, wait_ms) <= 0)
		return KEY_NONE;
	ssize_t n = read(STDIN_FILENO, &key, 1);
	return n == 1 ? key : n < 0 && errno == EINTR ? KEY_NONE : KEY_END;
}

/* ESC alone, or the beginning of an arrow key: ESC [ C, ESC O C. What else begins so is no key of ours. */
static int read_escape(void)
{
	int second = read_key(ESCAPE_MS);
	if (second != '[' && second != 'O')
		return second == KEY_NONE ? KEY_ESCAPE : KEY_NONE;
	int third = read_key(ESCAPE_MS);
	while ((third >= '0' && third <= '9') || third == ';')
		third = read_key(ESCAPE_MS);
	return third == 'C' ? KEY_RIGHT : third == 'D' ? KEY_LEFT : KEY_NONE;
}

int terminal_key(int wait_ms)
{
	int key = read_key(wait_ms);
	if (was_stopped) {
		was_stopped = 0;
		return KEY_STOPPED;
	}
	return key == ESCAPE ? read_escape() : key;
}

int terminal_columns(void)
{
	struct winsize size;
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int64_t terminal_clock_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

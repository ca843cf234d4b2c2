/* confine.c - Landlock (landlock(7)) and seccomp (seccomp(2)), by the calls of the kernel: the library of C has no names for them. */
#include "main/confine.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READS   (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define FIRST   ((UINT64_C(1) << 13) - 1) /* all that the first version knows */
#define REFER   (UINT64_C(1) << 13)       /* the second */
#define CUTS    (UINT64_C(1) << 14)       /* the third: files are cut short */
#define BENEATH LANDLOCK_RULE_PATH_BENEATH

/* ---- files ---- */

static void allow(int rules, const char *path, uint64_t what)
{
	struct landlock_path_beneath_attr rule = {.allowed_access = what, .parent_fd = open(path, O_PATH | O_CLOEXEC)};
	if (rule.parent_fd < 0)
		return; /* it is not there */
	(void)!syscall(SYS_landlock_add_rule, rules, BENEATH, &rule, 0);
	close(rule.parent_fd);
}

/* Fonts that a person installed for themselves. */
static void allow_own_fonts(int rules)
{
	static const char *const ends[] = {"/.fonts", "/.local/share/fonts", "/.config/fontconfig", "/.cache/fontconfig"};
	const char *home = getenv("HOME");
	char path[4096];
	for (size_t i = 0; home != NULL && i < sizeof ends / sizeof ends[0]; i++)
		if (snprintf(path, sizeof path, "%s%s", home, ends[i]) < (int)sizeof path)
			allow(rules, path, READS);
}

static bool confine_files(void)
{
	static const char *const system[] = {"/usr", "/lib",  "/lib64", "/etc", "/var/cache/fontconfig", "/var/lib/ghostscript",
					     "/opt", "/proc", "/dev"};
	long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	if (version < 1)
		return false;
	struct landlock_ruleset_attr all = {.handled_access_fs = FIRST | (version >= 2 ? REFER : 0) | (version >= 3 ? CUTS : 0)};
	int rules = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0);
	if (rules < 0)
		return false;
	for (size_t i = 0; i < sizeof system / sizeof system[0]; i++)
		allow(rules, system[i], READS);
	allow_own_fonts(rules);
	bool done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done;
}

/* ---- calls ---- */

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef OUR_ARCH

#define REFUSE     BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1 /* EPERM */)
#define WITHOUT(n) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, n, 0, 1), REFUSE

static bool confine_calls(void)
{
	struct sock_filter filter[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 1, 0), /* calls of another kind have other numbers */
		REFUSE,
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1), /* x32 */
		REFUSE,
		WITHOUT(SYS_socket),
		WITHOUT(SYS_socketpair),
		WITHOUT(SYS_connect),
		WITHOUT(SYS_bind),
		WITHOUT(SYS_listen),
		WITHOUT(SYS_execve),
		WITHOUT(SYS_execveat),
		WITHOUT(SYS_kill),
		WITHOUT(SYS_process_vm_readv),
		WITHOUT(SYS_process_vm_writev),
		WITHOUT(SYS_io_uring_setup),
		WITHOUT(SYS_bpf),
		WITHOUT(SYS_perf_event_open),
		WITHOUT(SYS_userfaultfd),
		WITHOUT(SYS_keyctl),
		WITHOUT(SYS_add_key),
		WITHOUT(SYS_mount),
		WITHOUT(SYS_unshare),
		WITHOUT(SYS_setns),
#ifndef __SANITIZE_ADDRESS__ /* which looks for leaks in this way */
		WITHOUT(SYS_ptrace),
#endif
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {.len = sizeof filter / sizeof filter[0], .filter = filter};
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

static bool confine_calls(void)
{
	return false;
}

#endif

struct confined confine(void)
{
	struct confined done = {false, false};
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return done;
	done.files = confine_files();
	done.calls = confine_calls();
	return done;
}

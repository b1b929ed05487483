/* Fails a process at a chosen file-system call, as a machine would.
 *
 * Loaded before libc (LD_PRELOAD), it sees every call that changes a file under one folder, whoever makes it:
 * Python, DuckDB or Arrow. `crash_arm` says which folder and at which of these calls to do what:
 *
 *   'k'  SIGKILL before the call is made
 *   't'  SIGKILL when half of it is done: half the bytes of a write, else right after the call
 *   's'  SIGSTOP before the call is made; it goes on with SIGCONT
 *   'f'  the disk is full: `at` counts bytes here, and what is written after them fails with ENOSPC
 *   'r'  the disk is read-only: every call fails with EROFS
 *   'n'  nothing; the calls are only counted, and written to the log where there is one
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static char folder[PATH_MAX];
static size_t folder_length;
static char action;
static long target;
static int log_to = -1;
static atomic_long calls;
static atomic_long written;

void crash_arm(const char *under, char what, long at, const char *log) {
    snprintf(folder, sizeof folder, "%s", under);
    folder_length = strlen(folder);
    target = at;
    calls = 0;
    written = 0;
    log_to = log ? open(log, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644) : -1;
    action = what;
}

long crash_calls(void) { return calls; }

static int is_under(const char *path) {
    return !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

/* The path of an entry of a folder, or of a descriptor where there is no name. */
static void path_of(int descriptor, const char *name, char *path) {
    char link[64], base[PATH_MAX];
    if (name && name[0] == '/') {
        snprintf(path, PATH_MAX, "%s", name);
        return;
    }
    snprintf(link, sizeof link, descriptor == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, base, sizeof base - 1);
    base[length < 0 ? 0 : length] = 0;
    if (name)
        snprintf(path, PATH_MAX, "%.*s/%s", PATH_MAX - 300, base, name);
    else
        snprintf(path, PATH_MAX, "%s", base);
}

/* Count the call, which writes so many bytes, and do what is to be done before it. Returns -1 with errno where it is to fail, 1 where it
 * is the call that is to be left half done, else 0. */
static int before(const char *call, int descriptor, const char *name, long bytes) {
    char path[PATH_MAX];
    if (!action)
        return 0;
    path_of(descriptor, name, path);
    if (!is_under(path))
        return 0;
    long number = ++calls;
    if (log_to >= 0)
        dprintf(log_to, "%s %ld %s\n", call, bytes, path + folder_length);
    if (action == 'r') {
        errno = EROFS;
        return -1;
    }
    if (number != target || action == 'n' || action == 'f')
        return 0;
    if (action == 't')
        return 1;
    kill(getpid(), action == 's' ? SIGSTOP : SIGKILL);
    return 0;
}

static void half_done(int half) {
    if (half)
        kill(getpid(), SIGKILL);
}

/* How many of the bytes may be written; 0 with errno where the disk is full. */
static size_t room_for(size_t bytes, int half) {
    if (half)
        return (bytes + 1) / 2;
    if (action != 'f')
        return bytes;
    long begin = atomic_fetch_add(&written, (long)bytes);
    if (begin + (long)bytes <= target)
        return bytes;
    if (begin >= target) {
        errno = ENOSPC;
        return 0;
    }
    return target - begin;
}

#define NEXT(name) \
    static __typeof__(name) *next; \
    if (!next) \
    next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

#define WRAP(result, name, parameters, arguments, descriptor, path) \
    result name parameters { \
        NEXT(name); \
        int half = before(#name, descriptor, path, 0); \
        if (half < 0) \
            return -1; \
        result outcome = next arguments; \
        half_done(half); \
        return outcome; \
    }

#define WRAP_WRITE(name, descriptor, size, parameters, arguments) \
    ssize_t name parameters { \
        NEXT(name); \
        int half = before(#name, descriptor, NULL, (long)size); \
        if (half < 0) \
            return -1; \
        size_t asked = size; \
        char path[PATH_MAX] = ""; \
        if (action == 'f') \
            path_of(descriptor, NULL, path); \
        if (half || is_under(path)) \
            size = room_for(size, half); \
        if (asked && !size) \
            return -1; \
        ssize_t outcome = next arguments; \
        half_done(half); \
        return outcome; \
    }

#define WRAP_OPEN(name, parameters, with_mode, descriptor) \
    int name parameters { \
        NEXT(name); \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        int changes = flags & (O_CREAT | O_TRUNC | O_WRONLY | O_RDWR); \
        int half = changes ? before(#name, descriptor, path, 0) : 0; \
        if (half < 0) \
            return -1; \
        int outcome = next with_mode; \
        half_done(half); \
        return outcome; \
    }

WRAP_OPEN(open, (const char *path, int flags, ...), (path, flags, mode), AT_FDCWD)
WRAP_OPEN(open64, (const char *path, int flags, ...), (path, flags, mode), AT_FDCWD)
WRAP_OPEN(openat, (int at, const char *path, int flags, ...), (at, path, flags, mode), at)
WRAP_OPEN(openat64, (int at, const char *path, int flags, ...), (at, path, flags, mode), at)

WRAP_WRITE(write, fd, n, (int fd, const void *bytes, size_t n), (fd, bytes, n))
WRAP_WRITE(pwrite, fd, n, (int fd, const void *bytes, size_t n, off_t at), (fd, bytes, n, at))
WRAP_WRITE(pwrite64, fd, n, (int fd, const void *bytes, size_t n, off64_t at), (fd, bytes, n, at))
WRAP_WRITE(sendfile, to, n, (int to, int from, off_t *at, size_t n), (to, from, at, n))
WRAP_WRITE(sendfile64, to, n, (int to, int from, off64_t *at, size_t n), (to, from, at, n))

WRAP(ssize_t, writev, (int fd, const struct iovec *parts, int n), (fd, parts, n), fd, NULL)
WRAP(int, ftruncate, (int fd, off_t size), (fd, size), fd, NULL)
WRAP(int, ftruncate64, (int fd, off64_t size), (fd, size), fd, NULL)
WRAP(int, fallocate, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size), fd, NULL)
WRAP(int, fsync, (int fd), (fd), fd, NULL)
WRAP(int, fdatasync, (int fd), (fd), fd, NULL)
WRAP(int, rename, (const char *from, const char *to), (from, to), AT_FDCWD, to)
WRAP(int, renameat, (int a, const char *from, int b, const char *to), (a, from, b, to), b, to)
WRAP(int, link, (const char *from, const char *to), (from, to), AT_FDCWD, to)
WRAP(int, linkat, (int a, const char *from, int b, const char *to, int f), (a, from, b, to, f), b, to)
WRAP(int, unlink, (const char *path), (path), AT_FDCWD, path)
WRAP(int, unlinkat, (int at, const char *path, int flags), (at, path, flags), at, path)
WRAP(int, remove, (const char *path), (path), AT_FDCWD, path)
WRAP(int, rmdir, (const char *path), (path), AT_FDCWD, path)
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode), AT_FDCWD, path)
WRAP(int, mkdirat, (int at, const char *path, mode_t mode), (at, path, mode), at, path)

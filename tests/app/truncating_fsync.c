/* An fsync() that cuts the last third off files named *.part before it flushes them: a disk that
 * lies. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int fsync(int fd)
{
    int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, "fsync");
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    struct stat status;
    if (length > 5 && memcmp(path + length - 5, ".part", 5) == 0 && fstat(fd, &status) == 0
        && status.st_size > 20000) {
        path[length] = 0;
        if (truncate(path, status.st_size * 2 / 3) != 0) /* the descriptor may be read-only */
            return -1;
    }
    return real(fd);
}

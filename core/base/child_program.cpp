#include "core/base/child_program.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <csignal>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>

extern char **environ;

namespace weft {

namespace {

std::optional<Ends> outOfTheWay(const int (&pair)[2])
{
    constexpr int kFirstFree = 10;
    const Descriptor first(pair[0]);
    const Descriptor second(pair[1]);
    Ends ends{Descriptor(::fcntl(first.get(), F_DUPFD_CLOEXEC, kFirstFree)),
              Descriptor(::fcntl(second.get(), F_DUPFD_CLOEXEC, kFirstFree))};
    if (ends.ours.get() < 0 || ends.childs.get() < 0)
        return {};
    return ends;
}

} // namespace

QString findProgram(const char *name, const char *variable)
{
    const QString set = qEnvironmentVariable(variable);
    const QString path = set.isEmpty() ? QCoreApplication::applicationDirPath() + QLatin1Char('/')
                                             + QLatin1String(name)
                                       : set;
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable() ? file.absoluteFilePath() : QString();
}

std::optional<Ends> makeSocket()
{
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
        return {};
    return outOfTheWay(pair);
}

std::optional<Ends> makePipe()
{
    int pair[2];
    if (::pipe2(pair, O_CLOEXEC) != 0)
        return {};
    ::fcntl(pair[0], F_SETFL, O_NONBLOCK);
    return outOfTheWay(pair);
}

/// errno.
int spawn(const QByteArray &program, const QStringList &arguments, const Descriptor &socket,
          const Descriptor &output, pid_t &pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.get(), STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&actions, socket.get(), kSocketInChild);
    posix_spawn_file_actions_addclosefrom_np(&actions, kSocketInChild + 1);

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
                                              | POSIX_SPAWN_SETPGROUP);

    QByteArrayList words{program};
    for (const QString &argument : arguments)
        words << QFile::encodeName(argument);
    std::vector<char *> argv;
    for (QByteArray &word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    const int error = ::posix_spawn(&pid, program.constData(), &actions, &attributes, argv.data(),
                                    environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

} // namespace weft

#pragma once

#include "core/base/descriptor.h"

#include <QStringList>

#include <optional>

#include <sys/types.h>

namespace weft {

/// Where a program of Weft's lies: where an environment variable says, else beside this program.
/// Empty if it is not there.
QString findProgram(const char *name, const char *variable);

/// The two ends of a line to a child. Both are closed on exec, and out of the way of the numbers
/// that the child uses.
struct Ends
{
    Descriptor ours;
    Descriptor childs;
};

/// A connected pair of stream sockets; nothing where the system has none left.
std::optional<Ends> makeSocket();
/// A pipe that the child writes to; our end does not block.
std::optional<Ends> makePipe();

/// The number that a child finds its socket under.
inline constexpr int kSocketInChild = 3;

/// Runs `program arguments…` in a process group of its own with nothing but the socket, the
/// pipe as stdout and stderr, and a clean set of signals. Returns 0 or errno. Thread: any.
int spawn(const QByteArray &program, const QStringList &arguments, const Descriptor &socket,
          const Descriptor &output, pid_t &pid);

} // namespace weft

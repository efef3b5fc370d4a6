#include "app/cli/command.h"

#include <cstdio>

namespace weft::cli {

ExitCode exitCodeOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage:
    case ErrorKind::Refused: return kUsage;
    case ErrorKind::Project: return kProject;
    case ErrorKind::Media: return kMedia;
    case ErrorKind::Generation: return kGeneration;
    case ErrorKind::Output: return kOutput;
    case ErrorKind::Verification: return kVerification;
    case ErrorKind::Cancelled: return kCancelled;
    }
    return kUsage;
}

std::string exitCodeHelp()
{
    return "Exit codes:\n"
           "    0  done\n"
           "    2  usage: the command line, a time or an edit cannot be carried out\n"
           "    3  the project cannot be read, or asks for something this Weft does not know\n"
           "    4  media is missing or unreadable\n"
           "    5  a generated shot is needed and cannot be made\n"
           "    6  the output cannot be written: encoder, disk, permissions\n"
           "    7  the output was written but failed its verification\n"
           "  130  cancelled (Ctrl+C, SIGTERM)\n";
}

void print(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void note(const QString &text)
{
    std::fprintf(stderr, "%s\n", text.toUtf8().constData());
}

} // namespace weft::cli

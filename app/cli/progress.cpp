#include "app/cli/progress.h"

#include "core/base/translate.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace weft::cli {

ProgressOutput::ProgressOutput(int descriptor)
    : m_descriptor(descriptor)
    , m_isTerminal(::isatty(STDERR_FILENO) == 1)
{}

Result<ProgressOutput> ProgressOutput::open(int descriptor)
{
    const int flags = descriptor < 0 ? O_WRONLY : ::fcntl(descriptor, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY)
        return fail(ErrorKind::Usage,
                    tr("The descriptor %1 for the progress is not open for writing.")
                        .arg(descriptor));
    return ProgressOutput(descriptor);
}

void ProgressOutput::show(const nlohmann::ordered_json &json, const QString &line)
{
    if (m_descriptor >= 0) {
        const std::string text = json.dump() + '\n';
        if (::write(m_descriptor, text.data(), text.size()) < 0)
            m_descriptor = -1; // the reader has gone; the work goes on
    }
    if (m_isTerminal) {
        std::fprintf(stderr, "\r\033[K%s", line.toUtf8().constData());
        m_hasLine = true;
    }
}

void ProgressOutput::say(const QString &sentence)
{
    if (sentence.isEmpty() || sentence == m_said)
        return;
    finish();
    std::fprintf(stderr, "%s\n", sentence.toUtf8().constData());
    m_said = sentence;
}

void ProgressOutput::finish()
{
    if (m_hasLine)
        std::fputc('\n', stderr);
    m_hasLine = false;
}

QString timeLeft(double seconds)
{
    if (seconds < 0 || !std::isfinite(seconds))
        return QStringLiteral("…");
    const auto whole = static_cast<long long>(std::ceil(seconds));
    if (whole < 60)
        return tr("%1 s").arg(whole);
    if (whole < 3600)
        return tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

} // namespace weft::cli

#pragma once

#include <QByteArray>

#include <optional>

namespace weft {

/// A line that comes in is at most so long, so that memory stays bounded.
inline constexpr qsizetype kMaxLineBytes = 1 << 20;

/// A stream socket that carries lines. What comes in is not trusted: a line is at most
/// kMaxLineBytes, so memory stays bounded. Thread: one for reading; writing wants one at a time.
class LineSocket
{
public:
    /// Takes a connected socket over and closes it in the end.
    explicit LineSocket(int descriptor);
    LineSocket(LineSocket &&other) noexcept;
    LineSocket &operator=(LineSocket &&) = delete;
    ~LineSocket();

    /// To poll() for input.
    int descriptor() const { return m_descriptor; }

    enum class Input {
        Open,
        Closed,      ///< by the other side; lines that came before can still be taken
        LineTooLong, ///< the rest of the input makes no sense any more
    };
    /// Takes in what has arrived, without waiting, up to 64 KiB: take the lines before the next
    /// call.
    Input read();
    /// The next whole line, without its newline.
    std::optional<QByteArray> takeLine();

    /// Writes everything. @param timeoutMs to wait for the other side to read on; -1 = for ever
    /// Returns false where the other side has closed or does not read.
    bool write(const QByteArray &data, int timeoutMs);

private:
    int m_descriptor;
    QByteArray m_buffer;
    qsizetype m_searched = 0; ///< bytes of the buffer known to hold no newline
};

} // namespace weft

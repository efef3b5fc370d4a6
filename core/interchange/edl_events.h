#pragma once

#include "core/base/result.h"
#include "core/time/frame_rate.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace weft {

/// Picture, or the sound channels 1 to 4, that an event records.
struct EdlChannels
{
    bool picture = false;
    std::vector<int> sound; ///< rising
};

/// A comment `* LOC: 01:00:01:14 RED  TEXT`.
struct EdlLocator
{
    std::int64_t at = 0; ///< record frame
    QString colour;
    QString text;
};

/// One event line with what belongs to it.
struct EdlEvent
{
    int line = 0; ///< from 1
    QString number;
    QString reel;
    EdlChannels channels;
    QString kind;            ///< "C", "D", "W001", "K" …
    std::int64_t length = 0; ///< frames of the transition; 0 for a cut
    std::int64_t sourceIn = 0;
    std::int64_t sourceOut = 0;
    std::int64_t recordIn = 0;
    std::int64_t recordOut = 0;
    std::optional<Rational> speed; ///< frames a second of an M2 line
    std::int64_t speedAt = 0;      ///< the source frame that M2 names
    QString fromName;
    QString toName;
    QString file;
    std::vector<EdlLocator> locators;

    std::int64_t recordLength() const { return recordOut - recordIn; }
    std::int64_t sourceLength() const { return sourceOut - sourceIn; }
    bool isBlack() const { return reel == QLatin1String("BL"); }
};

/// An edit list, line by line understood.
struct EdlList
{
    QString title;
    FrameRate rate;
    bool dropFrame = false;
    std::vector<EdlEvent> events;
    QStringList notCarried;
};

/// Reads the lines. Errors (Project): as parseEdl().
Result<EdlList> readEdlLines(const QByteArray &text, const QString &name,
                             const std::optional<FrameRate> &rate);

} // namespace weft

#include "core/export/chapters.h"

#include "core/base/translate.h"

#include <algorithm>

namespace weft {

std::vector<FilmChapter> chaptersOf(const Sequence &sequence, const TimeRange &frames)
{
    std::vector<const Marker *> begun; // by rising time, as markers are
    for (const Marker &marker : sequence.markers) {
        if (marker.chapter && marker.at < frames.end())
            begun.push_back(&marker);
    }
    const FrameRate &rate = sequence.settings.rate;
    std::vector<FilmChapter> chapters;
    for (std::size_t i = 0; i < begun.size(); ++i) {
        const std::int64_t start = std::max(begun[i]->at, frames.start);
        const std::int64_t end = i + 1 < begun.size() ? begun[i + 1]->at : frames.end();
        if (end <= start)
            continue; // it was over, or another one begins at the same frame
        chapters.push_back(
            {rate.secondsAt(start - frames.start), rate.secondsAt(end - frames.start),
             begun[i]->name.isEmpty() ? tr("Chapter %1").arg(i + 1) : begun[i]->name});
    }
    if (!chapters.empty() && chapters.front().start > Rational(0))
        chapters.insert(chapters.begin(), {Rational(0), chapters.front().start, sequence.name});
    return chapters;
}

} // namespace weft

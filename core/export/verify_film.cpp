#include "core/export/verify_film.h"

#include "core/base/translate.h"
#include "core/export/chapters.h"
#include "core/media/inspect.h"

#include <QFileInfo>

namespace weft {

namespace {

using Kind = StreamFacts::Kind;

const StreamFacts *onlyStream(const std::vector<StreamFacts> &streams, Kind kind)
{
    const StreamFacts *found = nullptr;
    for (const StreamFacts &stream : streams) {
        if (stream.kind != kind)
            continue;
        if (found)
            return nullptr;
        found = &stream;
    }
    return found;
}

/// Within two frames or 60 ms: sound comes in blocks, containers round.
bool lasts(const StreamFacts &stream, const Rational &seconds, const FrameRate &rate)
{
    const Rational slack = std::max(Rational(3, 50), rate.secondsAt(2));
    const Rational difference = stream.duration - seconds;
    return difference <= slack && -difference <= slack;
}

QString seconds(const Rational &value)
{
    return QString::number(value.toDouble(), 'f', 3);
}

QString pictureProblem(const StreamFacts &picture, const SequenceSettings &settings,
                       std::int64_t frames)
{
    const Rational wanted = settings.rate.secondsAt(frames);
    if (picture.width != settings.width || picture.height != settings.height)
        return tr("its picture has %1×%2 pixels instead of %3×%4")
            .arg(picture.width)
            .arg(picture.height)
            .arg(settings.width)
            .arg(settings.height);
    if (picture.count != frames)
        return tr("it has %1 frames instead of %2").arg(picture.count).arg(frames);
    if (!lasts(picture, wanted, settings.rate))
        return tr("its picture lasts %1 s instead of %2 s")
            .arg(seconds(picture.duration), seconds(wanted));
    return {};
}

QString chapterProblem(const std::vector<FilmChapter> &found,
                       const std::vector<FilmChapter> &wanted)
{
    if (found.size() != wanted.size())
        return tr("it has %1 chapters instead of %2").arg(found.size()).arg(wanted.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Rational difference = found[i].start - wanted[i].start;
        if (difference > Rational(1, 500) || -difference > Rational(1, 500))
            return tr("its chapter \"%1\" begins at %2 s instead of %3 s")
                .arg(wanted[i].title, seconds(found[i].start), seconds(wanted[i].start));
    }
    return {};
}

} // namespace

Result<ExportedFilm> verifyFilm(const QString &path, const ExportPreset &preset,
                                const Sequence &sequence, const TimeRange &range)
{
    const SequenceSettings &settings = sequence.settings;
    const std::int64_t frames = range.length;
    const auto refuse = [&](const QString &why) {
        return fail(ErrorKind::Verification,
                    tr("The film was written, but reading it back shows that %1; it was removed. "
                       "Check the disk and try again.")
                        .arg(why));
    };
    const auto streams = inspect(path);
    if (!streams)
        return refuse(tr("it cannot be read (%1)").arg(streams.error().message));
    const StreamFacts *picture = onlyStream(*streams, Kind::Picture);
    if (!picture)
        return refuse(tr("it does not have exactly one picture stream"));
    if (const QString problem = pictureProblem(*picture, settings, frames); !problem.isEmpty())
        return refuse(problem);
    const bool wantsSound = !preset.settings.audioCodec.isEmpty();
    const StreamFacts *sound = onlyStream(*streams, Kind::Sound);
    if (wantsSound != (sound != nullptr))
        return refuse(wantsSound ? tr("it does not have exactly one sound stream")
                                 : tr("it has sound that nobody asked for"));
    const auto channels = static_cast<int>(channelCount(settings.sound));
    if (sound && sound->channels != channels)
        return refuse(
            tr("its sound has %1 channels instead of %2").arg(sound->channels).arg(channels));
    const Rational length = settings.rate.secondsAt(frames);
    if (sound && !lasts(*sound, length, settings.rate))
        return refuse(tr("its sound lasts %1 s instead of %2 s")
                          .arg(seconds(sound->duration), seconds(length)));
    const auto chapters = chaptersOf(path);
    if (!chapters)
        return refuse(tr("it cannot be read (%1)").arg(chapters.error().message));
    if (const QString problem = chapterProblem(*chapters, chaptersOf(sequence, range));
        !problem.isEmpty())
        return refuse(problem);
    return ExportedFilm{path,
                        QFileInfo(path).size(),
                        frames,
                        picture->width,
                        picture->height,
                        settings.rate,
                        picture->codec,
                        sound ? sound->codec : QString()};
}

} // namespace weft
